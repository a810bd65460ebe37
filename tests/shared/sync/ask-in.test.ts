import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { askIn, type AtTheDoor } from '#shared/sync/ask-in.ts'
import { FakeClock, settle } from './fake-clock.ts'

interface Said {
  readonly status: number
  readonly body?: object
  readonly rest?: number
}

const SCREEN = { kind: 'call-board', counter: null, zone: null } as const
const APPROVED = { status: 'approved', device: 'd', label: 'board', screen: SCREEN } as const
const started = (code: string): Said => ({ status: 201, body: { code, secret: `secret of ${code}`, intervalS: 5 } })
const PENDING: Said = { status: 202, body: { status: 'pending', intervalS: 5 } }
const problem = (status: number, code: string, rest?: number): Said => ({
  status,
  body: { code },
  ...(rest ? { rest } : {}),
})

/** A screen at a door where the answers are these, in this order; the last one is given for ever. */
function at(starts: (Said | null)[], polls: (Said | null)[]) {
  const clock = new FakeClock()
  const life = new AbortController()
  const states: AtTheDoor[] = []
  const polledAt: number[] = []
  const secrets: string[] = []
  const next = (answers: (Said | null)[]): Said | null => (answers.length > 1 ? answers.shift()! : answers[0]!)
  const ended = askIn({
    asked: { hall: 'demo', kind: 'call-board' },
    fetch: async (path, init) => {
      const isPoll = (path as string).endsWith('/poll')
      if (isPoll) {
        polledAt.push(clock.now())
        secrets.push(JSON.parse(init?.body as string).secret)
      }
      const said = next(isPoll ? polls : starts)
      if (!said) throw new TypeError('no line')
      const headers: Record<string, string> = said.rest ? { 'retry-after': String(said.rest) } : {}
      return Response.json(said.body ?? {}, { status: said.status, headers })
    },
    clock,
    random: () => 0.5,
    signal: life.signal,
    told: (state) => states.push(state),
  })
  return { clock, life, states, polledAt, secrets, ended }
}

describe('a screen at the door', () => {
  it('shows its code, polls every five seconds, and is in once a manager has said so', async () => {
    const { clock, states, polledAt, ended } = at(
      [started('BCDF-GHJK')],
      [PENDING, PENDING, { status: 200, body: APPROVED }],
    )
    await clock.pass(16_000)
    assert.deepEqual(await ended, APPROVED)
    assert.deepEqual(states, [{ at: 'asking' }, { at: 'waiting', code: 'BCDF-GHJK' }])
    assert.deepEqual(
      polledAt.slice(1).map((time, index) => time - polledAt[index]!),
      [5_000, 5_000],
    )
    assert.equal(clock.waiting, 0)
  })

  it('asks less often from the moment it is told to, and keeps its code through an outage', async () => {
    const { clock, states, polledAt, life } = at([started('BCDF-GHJK')], [problem(429, 'slow-down', 10), null, PENDING])
    await clock.pass(60_000)
    assert.deepEqual(
      [polledAt[1]! - polledAt[0]!, polledAt[2]! - polledAt[1]!, polledAt[3]! - polledAt[2]!],
      [10_000, 10_000, 5_000],
    )
    assert.equal(states.length, 2)
    life.abort()
    await settle()
  })

  it('says which part of its address the hall does not know, and is let in once the hall does', async () => {
    const wrong = (code: string, field: string): Said => ({ status: 404, body: { code, field } })
    const { clock, states, ended } = at(
      [
        wrong('unknown-hall', 'hall'),
        wrong('bad-input', 'counter'),
        wrong('bad-input', 'label'),
        problem(503, 'pairings-full'),
        started('BCDF-GHJK'),
      ],
      [{ status: 200, body: APPROVED }],
    )
    await clock.pass(120_000)
    assert.deepEqual(await ended, APPROVED)
    assert.deepEqual(states.slice(1), [
      { at: 'nowhere', wrong: 'hall' },
      { at: 'nowhere', wrong: 'counter' },
      { at: 'no-answer' },
      { at: 'no-answer' },
      { at: 'waiting', code: 'BCDF-GHJK' },
    ])
  })

  it('a code that is over, or that a server started anew does not know, is followed by another', async () => {
    const { clock, states, secrets, ended } = at(
      [started('BCDF-GHJK'), null, problem(429, 'pairings-full', 30), started('LMNP-QRST')],
      [problem(410, 'pairing-over'), { status: 200, body: APPROVED }],
    )
    await clock.pass(6_000)
    assert.deepEqual(states.at(-1), { at: 'no-answer' })
    await clock.pass(60_000)
    assert.deepEqual(await ended, APPROVED)
    assert.deepEqual(states.at(-1), { at: 'waiting', code: 'LMNP-QRST' })
    assert.equal(secrets.at(-1), 'secret of LMNP-QRST')
  })

  it('a screen that was sent away says so, and asks again a minute later', async () => {
    const { clock, states, life, ended } = at(
      [started('BCDF-GHJK'), started('LMNP-QRST')],
      [problem(410, 'pairing-denied'), PENDING],
    )
    await clock.pass(6_000)
    assert.deepEqual(states.at(-1), { at: 'denied' })
    await clock.pass(58_000)
    assert.deepEqual(states.at(-1), { at: 'denied' })
    await clock.pass(3_000)
    assert.deepEqual(states.at(-1), { at: 'waiting', code: 'LMNP-QRST' })
    life.abort()
    assert.equal(await ended, null)
    assert.equal(clock.waiting, 0)
  })
})
