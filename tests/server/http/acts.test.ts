import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Action, Right } from '#server/http/rights.ts'
import { RIGHTS } from '#server/http/rights.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { documentedEndpoints } from '#tools/docs/endpoints.ts'
import { ACTS, type AtWork } from './acts-table.ts'
import { openReal } from './real-hall.ts'
import { HALL } from './rig.ts'

const changing = documentedEndpoints().filter(({ method }) => method !== 'get')
const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) =>
  `${method.toUpperCase()} ${path}`

/** Is it a right of managers and admins alone? */
function isPrivileged(action: Action): boolean {
  const { anyone, holder, token, screens, people = {} }: Right = RIGHTS[action]
  if (anyone || holder || token || screens) return false
  return Object.keys(people).every((role) => role === 'admin' || role === 'manager')
}

test('every route that changes something says which acts it leaves, or why none', () => {
  assert.deepEqual(Object.keys(ACTS).toSorted(), changing.map(nameOf).toSorted())
})

test('what only managers and admins may do always leaves an act', () => {
  const privileged = changing.filter(({ action }) => isPrivileged(action))
  assert.ok(privileged.length > 10)
  for (const endpoint of privileged) assert.ok('acts' in ACTS[nameOf(endpoint)]!, nameOf(endpoint))
})

/** A hall, its admin and its manager, at work. */
async function atWork(): Promise<AtWork> {
  const real = await openReal()
  const boss = await real.join('boss', 'manager')
  const by = { cookie: boss.cookie }
  return {
    ...real,
    newId,
    boss,
    take: async () => (await real.post(`${HALL}/tickets`, { service: 'B' }, by)).body,
    at: (action, body = {}) => real.post(`${HALL}/counters/3/${action}`, body, by),
  }
}

for (const [route, row] of Object.entries(ACTS)) {
  if ('why' in row) continue
  test(`${route} leaves ${row.acts.join(', ')}, with who did it`, async () => {
    const work = await atWork()
    const before = await row.before?.(work)
    const { number } = await work.records.auditHead()
    const { status, body } = await row.deed(work, before)
    assert.ok(status >= 200 && status < 300, `${status} ${JSON.stringify(body)}`)
    const acts = await work.records.audit(number, 100)
    assert.deepEqual(
      acts.map(({ act }) => act),
      row.acts,
    )
    for (const { actor, hall } of acts) {
      assert.match(actor, /^person:[0-9a-f-]{36}$/)
      assert.equal(hall, route.includes('{hall}') ? 'demo' : null)
    }
    await work.close()
  })
}
