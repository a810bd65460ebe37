import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Session } from '#shared/protocol/api.ts'
import { hindranceOf } from '#displays/counter-console/standing.ts'

const person = (role: 'clerk' | 'manager'): NonNullable<Session['person']> => ({
  id: 'p',
  user: 'li',
  name: '李娜',
  role,
  staff: role === 'clerk' ? 'li-na' : null,
  halls: 'all',
})
const console3: Session['screens'] = [{ kind: 'counter-console', counter: '3', zone: null }]

test('a clerk works at the console of the counter, signed in; a manager anywhere, and so does a demo’s own machine', () => {
  const cases: readonly (readonly [Session, string | null, ReturnType<typeof hindranceOf>])[] = [
    [{ kind: 'demo', person: null, screens: [] }, '3', null],
    [{ kind: 'person', person: person('manager'), screens: [] }, '3', null],
    [{ kind: 'person', person: person('clerk'), screens: console3 }, '3', null],
    [{ kind: 'person', person: person('clerk'), screens: console3 }, null, null],
    [{ kind: 'person', person: person('clerk'), screens: console3 }, '4', 'not-paired'],
    [{ kind: 'person', person: person('clerk'), screens: [] }, '3', 'not-paired'],
    [{ kind: 'device', person: null, screens: console3 }, '3', 'signed-out'],
    [{ kind: 'device', person: null, screens: [{ kind: 'call-board', counter: null, zone: null }] }, '3', 'not-paired'],
  ]
  for (const [session, counter, hindrance] of cases)
    assert.equal(hindranceOf(session, counter), hindrance, JSON.stringify([session, counter]))
})
