import { expect, waitUntil } from '@open-wc/testing'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import { openIdbStorage } from '#shared/storage/idb-storage.ts'
import { keepLastPaint } from '#shared/stores/last-resort.ts'
import { openScreen } from '#shared/stores/open-screen.ts'
import { createLog } from '#shared/log/log.ts'
import type { Clock } from '#shared/sync/clock.ts'
import { openSettings } from '#shared/storage/device-settings.ts'

const address = location.href
let end = new AbortController()

function open(query: string) {
  const url = new URL(address)
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value)
  history.replaceState(null, '', url)
  end = new AbortController()
  return openScreen({ app: 'test', signal: end.signal })
}

describe('opening a page as a screen', () => {
  afterEach(() => {
    end.abort()
    localStorage.clear()
    history.replaceState(null, '', address)
  })

  it('the address names the hall, the device remembers it, and without either it is the demo', () => {
    expect(open('').hall).to.equal('demo')
    expect(open('hall=west&zone=a').hall).to.equal('west')
    history.replaceState(null, '', address)
    const { hall, parameters } = open('zone=b')
    expect([hall, parameters.get('zone')]).to.deep.equal(['west', 'b'])
  })

  it('a screen keeps its id, and each page of a device that shows something else is another', () => {
    const { screen } = open('zone=a')
    expect(open('zone=a').screen).to.equal(screen)
    const sign = openScreen({ app: 'sign', signal: end.signal }).screen
    const other = open('zone=b').screen
    expect(new Set([screen, sign, other]).size).to.equal(3)
    expect(open(`zone=${'b'.repeat(300)}`).screen).to.have.length(128)
  })

  it('the stored picture is painted while the hall cannot be heard; a demo shows itself to tests, read-only', async () => {
    const storage = await openIdbStorage(() => {})
    await storage.saveHall('stored' as HallId, {
      epoch: 'e7',
      state: { ...EMPTY_QUEUE, sequence: 12 },
      waits: [],
      demo: true,
      savedAt: Date.now() - 60_000,
    })
    storage.close()
    const { queue } = open('hall=stored')
    await waitUntil(() => queue.view.get().epoch === 'e7')
    expect(queue.view.get().ageMs).to.be.within(60_000, 70_000)
    expect([
      window.hallcast!.epoch,
      window.hallcast!.sequence,
      window.hallcast!.spoken,
      window.hallcast!.errors,
    ]).to.deep.equal(['e7', 12, [], []])
    expect(() => Object.assign(window, { hallcast: null })).to.throw(TypeError)
    expect(() => Object.assign(window.hallcast!, { sequence: 1 })).to.throw(TypeError)
  })
})

describe('a bug that nobody caught', () => {
  let until = new AbortController()
  let timers: { ms: number; run: () => void }[] = []
  let reloads = 0
  const clock: Clock = { now: () => 0, after: (ms, run) => (timers.push({ ms, run }), () => {}) }
  const log = createLog(Date.now)
  const keep = () =>
    keepLastPaint({ log, settings: openSettings(), signal: until.signal, clock, reload: () => reloads++ })
  const report = (error: unknown) => dispatchEvent(new ErrorEvent('error', { error }))
  /** The reload that is planned, if one is. */
  const planned = () => timers.filter(({ ms }) => ms !== 300_000)
  const { fetch, onerror } = window

  beforeEach(() => {
    until = new AbortController()
    timers = []
    reloads = 0
    Object.assign(window, { onerror: null })
  })

  afterEach(() => {
    until.abort()
    localStorage.clear()
    Object.assign(window, { fetch, onerror })
  })

  it('is logged, and what browsers report of themselves is none', () => {
    const errors = keep()
    report(new TypeError('x is null'))
    report(new Error('ResizeObserver loop completed with undelivered notifications.'))
    expect(errors).to.deep.equal(['TypeError: x is null'])
    expect(log.entries().map(({ code }) => code)).to.deep.equal(['bug'])
  })

  it('reloads the page once, later each time, and never while the server is away', async () => {
    Object.assign(window, { fetch: () => Promise.reject(new TypeError('refused')) })
    openSettings().set('reloads', 2)
    keep()
    report(new Error('one'))
    report(new Error('two'))
    expect(planned().map(({ ms }) => ms)).to.deep.equal([40_000])
    planned()[0]!.run()
    await waitUntil(() => planned().length === 2)
    expect(reloads).to.equal(0)
    Object.assign(window, { fetch: async () => new Response() })
    planned()[1]!.run()
    await waitUntil(() => reloads === 1)
    expect(openSettings().get('reloads')).to.equal(3)
    expect(openSettings().get('lastLog')!.at(-1)!.code).to.equal('bug')
  })

  it('is forgiven after five minutes without another', () => {
    openSettings().set('reloads', 2)
    keep()
    timers.find(({ ms }) => ms === 300_000)!.run()
    expect(openSettings().get('reloads')).to.equal(0)
  })
})
