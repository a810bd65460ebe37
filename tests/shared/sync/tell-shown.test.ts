import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, HallId } from '#shared/domain/queue/ids.ts'
import { tellShown } from '#shared/sync/tell-shown.ts'
import { FakeClock } from './fake-clock.ts'

const tell = (clock: FakeClock, fetch: typeof globalThis.fetch) =>
  tellShown({ fetch, clock }, 'small' as HallId, 'c/1' as CallId, 'screen')

describe('the report that a call was painted', () => {
  it('names the hall, the call and the screen, and leaves no timer behind', async () => {
    const clock = new FakeClock()
    const asked: [string, unknown][] = []
    await tell(clock, async (url, init) => {
      asked.push([url as string, JSON.parse(init?.body as string)])
      return new Response(null, { status: 204 })
    })
    assert.deepEqual(asked, [['/api/v1/halls/small/calls/c%2F1/shown', { screen: 'screen' }]])
    assert.equal(clock.waiting, 0)
  })

  it('a hall that cannot be reached loses it, and nothing else', async () => {
    const clock = new FakeClock()
    await tell(clock, () => Promise.reject(new TypeError('no line')))
    assert.equal(clock.waiting, 0)
  })

  it('a line that died without a word keeps the next report waiting for three seconds only', async () => {
    const clock = new FakeClock()
    let isTold = false
    const dead: typeof globalThis.fetch = (_url, init) =>
      new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    const telling = tell(clock, dead).then(() => (isTold = true))
    await clock.pass(2_900)
    assert.equal(isTold, false)
    await clock.pass(100)
    await telling
  })
})
