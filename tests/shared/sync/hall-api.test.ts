import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CounterId, HallId, TicketId } from '#shared/domain/queue/ids.ts'
import { createHallApi } from '#shared/sync/hall-api.ts'
import { FakeClock, settle } from './fake-clock.ts'

interface Asked {
  readonly method: string
  readonly url: string
  readonly key: string | undefined
  readonly body: unknown
}

/** A hall that answers as the test says, request by request; the last answer stands. */
function rig(...answers: (() => Response | Promise<Response>)[]) {
  const clock = new FakeClock()
  const asked: Asked[] = []
  const fetch: typeof globalThis.fetch = (url, init) => {
    const headers = init!.headers as Record<string, string>
    const { method, body } = init!
    asked.push({
      method: method!,
      url: url as string,
      key: headers['idempotency-key'],
      body: body && JSON.parse(body as string),
    })
    const answer = answers[Math.min(asked.length, answers.length) - 1]!
    return new Promise((resolve, reject) => {
      init!.signal!.addEventListener('abort', () => reject(new Error('called off')))
      Promise.resolve().then(answer).then(resolve, reject)
    })
  }
  let keys = 0
  const api = createHallApi({ base: '/api/v1', fetch, clock, newId: () => `key${++keys}` }, 'small' as HallId)
  return { api, clock, asked }
}

const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status })
const dead = () => Promise.reject(new TypeError('refused'))
const silent = () => new Promise<Response>(() => {})
const callNext = ({ api }: ReturnType<typeof rig>) => api.counter('3' as CounterId, 'call-next', { ticket: 't1' })

describe('asking the hall', () => {
  it('every wish has its own key, and what is only looked at has none', async () => {
    const tools = rig(json({}))
    await callNext(tools)
    await tools.api.issueTicket({ service: 'A' })
    await tools.api.ticket('t1' as TicketId, 'a b')
    await tools.api.cancelTicket('t1' as TicketId, 'k')
    await tools.api.snapshot()
    assert.deepEqual(tools.asked, [
      { method: 'POST', url: '/api/v1/halls/small/counters/3/call-next', key: 'key1', body: { ticket: 't1' } },
      { method: 'POST', url: '/api/v1/halls/small/tickets', key: 'key2', body: { service: 'A' } },
      { method: 'GET', url: '/api/v1/halls/small/tickets/t1?key=a%20b', key: undefined, body: null },
      { method: 'POST', url: '/api/v1/halls/small/tickets/t1/cancel?key=k', key: 'key3', body: {} },
      { method: 'GET', url: '/api/v1/halls/small', key: undefined, body: null },
    ])
  })

  it('a refusal is an answer: it is told with its cure and not tried again', async () => {
    const tools = rig(
      json({ code: 'nobody-waiting', title: 'Nobody waits.', cure: 'Wait.', state: 'idle', status: 409 }, 409),
    )
    const result = await callNext(tools)
    assert.ok(!result.ok)
    assert.deepEqual(result.problem, {
      code: 'nobody-waiting',
      title: 'Nobody waits.',
      cure: 'Wait.',
      state: 'idle',
      status: 409,
    })
    assert.equal(tools.asked.length, 1)
  })

  it('a server that starts again within three seconds has heard the wish, once', async () => {
    const tools = rig(dead, json({ code: 'hall-stopping' }, 503), json({ sequence: 9 }))
    const asking = callNext(tools)
    await tools.clock.pass(1_000)
    assert.deepEqual(await asking, { ok: true, value: { sequence: 9 } })
    assert.deepEqual(new Set(tools.asked.map(({ key }) => key)), new Set(['key1']))
  })

  for (const [what, line] of [
    ['is dead', dead],
    ['says nothing', silent],
  ] as const) {
    it(`a clerk knows after 3 s that the line ${what}, and may ask the same again`, async () => {
      const answers = [line]
      const tools = rig(() => answers[0]!())
      const asking = callNext(tools)
      let answered = false
      void asking.then(() => void (answered = true))
      await tools.clock.pass(2_999)
      assert.ok(!answered)
      await tools.clock.pass(1)
      assert.ok(answered)
      const result = await asking
      assert.ok(!result.ok)
      assert.deepEqual(result.problem, { code: 'no-answer' })
      answers[0] = json({ sequence: 9 }) as never
      assert.deepEqual(await result.again(), { ok: true, value: { sequence: 9 } })
      assert.deepEqual(new Set(tools.asked.map(({ key }) => key)), new Set(['key1']))
      await settle()
      assert.equal(tools.clock.waiting, 0)
    })
  }

  it('trouble that the hall itself named is not called silence', async () => {
    const tools = rig(json({ code: 'store-full', cure: 'Make room.' }, 507), dead)
    const asking = callNext(tools)
    await tools.clock.pass(3_000)
    const result = await asking
    assert.ok(!result.ok)
    assert.deepEqual(result.problem, { code: 'store-full', cure: 'Make room.', status: 507 })
  })

  it('a page of something else under our address is a bad answer', async () => {
    const result = await callNext(rig(() => new Response('<html>', { status: 200 })))
    assert.ok(!result.ok)
    assert.deepEqual(result.problem, { code: 'bad-answer', status: 200 })
  })
})
