import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { CallId, HallId } from '#shared/domain/queue/ids.ts'
import { shownReports } from '#shared/sync/tell-shown.ts'
import { FakeClock } from './fake-clock.ts'

const reports = (clock: FakeClock, fetch: typeof globalThis.fetch) => {
  const tell = shownReports({ fetch, clock }, 'small' as HallId)
  return (call: string, screen = 'board') => tell(call as CallId, screen)
}

/** What is under way comes to its end. */
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('telling the clerk that a call was painted', () => {
  it('names the hall, the call and the screen, and leaves no timer behind', async () => {
    const clock = new FakeClock()
    const asked: [string, unknown][] = []
    const shown = reports(clock, async (url, init) => {
      asked.push([url as string, JSON.parse(init?.body as string)])
      return new Response(null, { status: 204 })
    })
    shown('c/1')
    await settle()
    assert.deepEqual(asked, [['/api/v1/halls/small/calls/c%2F1/shown', { screen: 'board' }]])
    assert.equal(clock.waiting, 0)
  })

  it('each call is reported once a screen, however often it is painted, and one at a time', async () => {
    const reported: string[] = []
    let under = 0
    let most = 0
    const shown = reports(new FakeClock(), async (url, init) => {
      most = Math.max(most, ++under)
      reported.push(`${(url as string).split('/').at(-2)} ${JSON.parse(init?.body as string).screen}`)
      await new Promise((resolve) => setImmediate(resolve))
      under--
      return new Response(null, { status: 204 })
    })
    for (const call of ['a', 'b', 'a', 'c', 'b']) shown(call)
    shown('a', 'sign')
    while (reported.length < 4) await settle()
    assert.deepEqual(reported, ['a board', 'b board', 'c board', 'a sign'])
    assert.equal(most, 1)
  })

  it('a hall that cannot be reached loses it, and nothing else', async () => {
    const clock = new FakeClock()
    let tries = 0
    const shown = reports(clock, () => Promise.reject(new TypeError(`no line ${++tries}`)))
    shown('a')
    shown('b')
    await settle()
    assert.equal(tries, 2)
    assert.equal(clock.waiting, 0)
  })

  it('a line that died without a word keeps the next report waiting for three seconds only', async () => {
    const clock = new FakeClock()
    let tries = 0
    const shown = reports(clock, (_url, init) => {
      tries++
      return new Promise((_, reject) => init?.signal?.addEventListener('abort', () => reject(new Error('aborted'))))
    })
    shown('a')
    shown('b')
    await clock.pass(2_900)
    assert.equal(tries, 1)
    await clock.pass(100)
    await settle()
    assert.equal(tries, 2)
  })
})
