import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { TicketDesk } from '#displays/ticket-kiosk/ask.ts'
import type { Intent } from '#displays/ticket-kiosk/flow.ts'
import type { HallId, ServiceId } from '#shared/domain/queue/ids.ts'
import type { Clock } from '#shared/sync/clock.ts'
import { createHallApi } from '#shared/sync/hall-api.ts'

const INTENT: Intent = { key: 'wish', service: 'A' as ServiceId, class: 'normal' }
const ISSUED = {
  id: '019a',
  key: 'k',
  number: 'A001',
  service: 'A',
  class: 'normal',
  ahead: 0,
  wait: null,
  issuedAt: '2026-11-23T02:24:00.000Z',
  appointmentAt: null,
  publicUrl: null,
}

/** A clock that jumps to the next thing to do as soon as nothing else happens. */
function quickClock(): Clock {
  let now = 0
  let pumping = false
  const due: { at: number; run: () => void }[] = []
  const pump = (): void => {
    pumping = false
    const next = due.sort((one, other) => one.at - other.at).shift()
    if (next) now = next.at
    next?.run()
    plan()
  }
  const plan = (): void => {
    if (pumping || due.length === 0) return
    pumping = true
    setTimeout(pump, 2)
  }
  return {
    now: () => now,
    after: (ms, run) => {
      const entry = { at: now + ms, run }
      due.push(entry)
      plan()
      return () => void (due.includes(entry) && due.splice(due.indexOf(entry), 1))
    },
  }
}

/** A hall that answers with these, one after another, the last one for ever; notes each request's key. */
function hallThat(...answers: readonly (() => Response | Promise<Response>)[]) {
  const keys: string[] = []
  let ids = 0
  const clock = quickClock()
  const api = createHallApi(
    {
      base: '/api/v1',
      clock,
      newId: () => `id-${++ids}`,
      fetch: (async (_input: unknown, init: RequestInit) => {
        keys.push(new Headers(init.headers).get('idempotency-key') ?? '')
        return answers[Math.min(keys.length, answers.length) - 1]!()
      }) as typeof fetch,
    },
    'demo' as HallId,
  )
  return { desk: new TicketDesk(api, clock), keys, clock }
}

const gives = () => Response.json(ISSUED, { status: 201 })
const silence = () => Promise.reject(new TypeError('no network'))
const refuses = (status: number, code: string) => () => Response.json({ code, status }, { status })

describe('asking the hall for a ticket', () => {
  it('hands over the ticket the hall gives', async () => {
    const { desk } = hallThat(gives)
    const reply = await desk.take(INTENT, new AbortController().signal)
    assert.equal(reply.kind === 'given' && reply.ticket.number, 'A001')
  })

  it('asks again with the same key when no answer comes, and takes the answer that comes at last', async () => {
    const { desk, keys } = hallThat(silence, silence, refuses(503, 'store-trouble'), gives)
    const reply = await desk.take(INTENT, new AbortController().signal)
    assert.equal(reply.kind, 'given')
    assert.equal(keys.length, 4)
    assert.equal(new Set(keys).size, 1)
  })

  it('gives up after about ten seconds without an answer, and tries later with the same key still', async () => {
    const { desk, keys, clock } = hallThat(silence)
    const begun = clock.now()
    assert.deepEqual(await desk.take(INTENT, new AbortController().signal), { kind: 'none' })
    assert.ok(clock.now() - begun >= 10_000 && clock.now() - begun < 15_000, `after ${clock.now() - begun} ms`)
    await desk.take(INTENT, new AbortController().signal)
    assert.equal(new Set(keys).size, 1)
  })

  it('uses another key for the next customer', async () => {
    const { desk, keys } = hallThat(gives)
    await desk.take(INTENT, new AbortController().signal)
    await desk.take({ ...INTENT, key: 'another wish' }, new AbortController().signal)
    assert.equal(new Set(keys).size, 2)
  })

  it('takes a refusal as the hall’s word and does not ask twice', async () => {
    const { desk, keys } = hallThat(refuses(409, 'hall-closed'))
    assert.deepEqual(await desk.take(INTENT, new AbortController().signal), { kind: 'refused', code: 'hall-closed' })
    assert.equal(keys.length, 1)
  })
})
