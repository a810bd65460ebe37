import type { LogEntry } from '#shared/log/log.ts'
import { SILENCE_MS } from '#shared/protocol/stream.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import type { Device, Page } from '../device/device.ts'
import type { World } from '../world/world.ts'
import { digestOf } from './digest.ts'
import type { Ledger } from './ledger.ts'

/** What a page's log says when something did not fit. */
const DOUBTS: ReadonlySet<string> = new Set(['gap', 'other-epoch', 'bad-message', 'not-folded', 'not-next'])

/** Timers of a page may be so late, ms. */
const SLACK_MS = 250

/** Looks at every screen, whenever it paints something else and once a second. */
export class ScreenCheck {
  readonly #world: World
  readonly #ledger: Ledger
  readonly #isHonestLine: boolean
  readonly #devices = new Set<Device>()

  constructor(world: World, ledger: Ledger, isHonestLine: boolean) {
    this.#world = world
    this.#ledger = ledger
    this.#isHonestLine = isHonestLine
  }

  logged({ name }: Device, { area, code }: LogEntry): void {
    this.#world.say(name, () => `${area}: ${code}`)
    if (this.#isHonestLine && DOUBTS.has(code))
      this.#world.broken('honest-line-doubted', `${name}: ${area} ${code}, and the line loses nothing`)
  }

  watch(device: Device, { queue, process }: Page): void {
    this.#devices.add(device)
    let before: HallView = queue.view.get()
    const look = (view: HallView): void => {
      if (view.state === before.state && view.epoch === before.epoch) return
      if (view.epoch === before.epoch && view.state.sequence < before.state.sequence)
        this.#world.broken('went-back', `${device.name}: from ${before.state.sequence} to ${view.state.sequence}`)
      before = view
      this.#picture(device, view)
    }
    queue.view.subscribe(look, process.signal)
    let heard = ''
    let last = 0
    queue.onFresh(({ fact }) => {
      const epoch = queue.view.get().epoch ?? ''
      if (epoch === heard && fact.sequence <= last)
        this.#world.broken('heard-twice', `${device.name}: ${fact.type} ${fact.sequence} after ${last}`)
      heard = epoch
      last = fact.sequence
    }, process.signal)
  }

  /** Every screen as it is now: after a crash the log may no longer hold what one of them shows. */
  all(): void {
    for (const device of this.#devices) {
      const { page, link } = device
      if (!page) continue
      const view = page.queue.view.get()
      this.#picture(device, view)
      const silentMs = this.#world.time.now - link.heardAt
      const isAwake = page.process.frozenUntil < this.#world.time.now - SLACK_MS
      if (view.freshness === 'live' && silentMs > SILENCE_MS + SLACK_MS && isAwake)
        this.#world.broken('false-live', `${device.name}: nothing heard for ${Math.round(silentMs)} ms`)
    }
  }

  #picture({ name }: Device, { epoch, state }: HallView): void {
    if (epoch === null) return
    const truth = this.#ledger.digest(epoch, state.sequence)
    if (truth === digestOf(state)) return
    const says = truth === null ? 'has no such position' : `says ${truth}`
    this.#world.broken('wrong-picture', `${name} shows ${epoch}: ${digestOf(state)}; the log ${says}`)
  }
}
