import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { FreshFact } from '#shared/protocol/thread.ts'
import type { VoiceAnswer } from '#shared/protocol/voice.ts'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { VoiceStore } from '#shared/stores/voice-store.ts'
import { SpeakingHall } from '#tests/fixtures/speaking-hall.ts'
import { FakeClock } from '../sync/fake-clock.ts'

/** A page of a speaking hall: its stream and the hall's answers are in our hand. */
class Page {
  readonly clock = new FakeClock()
  readonly hall = new SpeakingHall()
  readonly view = new Store<HallView>(EMPTY_VIEW)
  readonly #listeners: ((fresh: FreshFact) => void)[] = []
  readonly #end = new AbortController()
  epoch = 'e1'
  asked = 0
  isOn = true
  /** Set: answers wait until it is called. */
  hold: Promise<void> = Promise.resolve()
  readonly store: VoiceStore

  constructor() {
    this.store = new VoiceStore({
      queue: { view: this.view, onFresh: (listener) => void this.#listeners.push(listener) },
      ask: () => this.#answer(),
      clock: this.clock,
      random: () => 0.5,
      signal: this.#end.signal,
    })
  }

  async #answer(): Promise<VoiceAnswer | null> {
    this.asked++
    if (!this.isOn) return null
    const { queue, announcement } = this.hall.state
    const answer = { epoch: this.epoch, sequence: queue.sequence, ...announcement }
    await this.hold
    return answer
  }

  /** Everything at once, as after a start or a restore. */
  async snapshot(): Promise<void> {
    this.view.set({ ...this.view.get(), epoch: this.epoch, state: this.hall.state.queue })
    await this.clock.pass(0)
  }

  /** What has happened since the page was last told. */
  async stream(): Promise<void> {
    const facts: readonly LoggedHallFact[] = this.hall.log.slice(this.view.get().state.sequence)
    this.view.set({ ...this.view.get(), state: this.hall.state.queue })
    for (const fact of facts) for (const listener of this.#listeners) listener({ fact, recovered: false })
    await this.clock.pass(0)
  }

  get open(): readonly string[] {
    return this.store.state.get().open.map(({ call, state }) => `${call.ticketNumber} ${state}`)
  }
}

test('a page asks the hall once what is being said, and follows the stream from there', async () => {
  const page = new Page()
  page.hall.call('1')
  await page.snapshot()
  assert.deepEqual(page.open, ['A001 queued'])
  const { announcementId } = page.hall.call('2')
  page.hall.claim(announcementId)
  await page.stream()
  assert.deepEqual([page.open, page.asked], [['A001 queued', 'A002 claimed'], 1])
  assert.deepEqual(page.store.state.get(), page.hall.state.announcement)
})

test('what happens while the hall is being asked is neither lost nor counted twice', async () => {
  const page = new Page()
  let answer = () => {}
  page.hold = new Promise((resolve) => (answer = resolve))
  page.hall.call('1')
  await page.snapshot()
  page.hall.call('2')
  await page.stream()
  answer()
  await page.clock.pass(0)
  assert.deepEqual([page.open, page.asked], [['A001 queued', 'A002 queued'], 1])
})

test('an answer that is ahead of the stream is not folded into twice', async () => {
  const page = new Page()
  await page.snapshot()
  const before = page.view.get()
  page.hall.call('1')
  // A restore in between: the page is told anew, and the hall has gone on when it is asked.
  page.epoch = 'e2'
  page.view.set({ ...before, epoch: 'e2' })
  await page.clock.pass(0)
  assert.deepEqual([page.open, page.asked], [['A001 queued'], 2])
  await page.stream()
  assert.deepEqual([page.open, page.asked], [['A001 queued'], 2])
  assert.deepEqual(page.store.state.get(), page.hall.state.announcement)
})

test('a page that was told everything anew asks again; a hall that does not answer is asked until it does', async () => {
  const page = new Page()
  await page.snapshot()
  page.isOn = false
  page.hall.call('1')
  await page.snapshot()
  await page.clock.pass(5_000)
  assert.deepEqual(page.open, [])
  assert.ok(page.asked > 3)
  page.isOn = true
  await page.clock.pass(10_000)
  assert.deepEqual(page.open, ['A001 queued'])
})
