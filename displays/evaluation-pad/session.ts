import type { Level } from '#shared/domain/evaluation/levels.ts'
import type { RatingId } from '#shared/domain/evaluation/events.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Outbox } from '#shared/stores/outbox.ts'
import { Store } from '#shared/stores/store.ts'
import type { Clock } from '#shared/sync/clock.ts'
import { PAD_START, type PadAnswer, type PadDeed, type PadEvent, padNext, type PadState } from './flow.ts'
import type { PadChannels } from './send.ts'

/** What a pad at work needs of its device and its hall. */
export interface PadParts {
  readonly outbox: Pick<Outbox<PadChannels>, 'draft' | 'settle' | 'put'>
  readonly newId: () => string
  readonly clock: Clock
  /** The hall's clock, and how far its log has been heard. */
  readonly hall: () => { readonly at: Instant; readonly heard: number }
  readonly language: () => string
  readonly signal: AbortSignal
}

/** The pad at work: carries one customer through the question, and keeps what was said before it thanks. */
export class PadSession {
  readonly state = new Store<PadState>(PAD_START)
  readonly #parts: PadParts
  #callOff: () => void = () => {}
  /** Writes go one after another: a settled answer must not be overtaken by its own draft. */
  #writing: Promise<unknown> = Promise.resolve()

  constructor(parts: PadParts) {
    this.#parts = parts
    parts.signal.addEventListener('abort', () => this.#callOff(), { once: true })
  }

  /** Monotonic milliseconds of the device. */
  now(): number {
    return this.#parts.clock.now()
  }

  tap(level: Level): void {
    const { newId, hall } = this.#parts
    const { at, heard } = hall()
    this.send({ type: 'tap', level, id: newId() as RatingId, at, heard })
  }

  send(event: PadEvent): void {
    const before = this.state.get()
    const { state, deeds } = padNext(before, event, this.now())
    if (state !== before) this.state.set(state)
    for (const deed of deeds) this.#do(deed)
    this.#wake(state.endsAt)
  }

  #do(deed: PadDeed): void {
    const { outbox } = this.#parts
    if (deed.do === 'lapse') {
      const lapse = { grant: deed.grant.grantId, how: deed.how }
      // Silence that cannot be kept is told by the hall itself at the end of its day.
      this.#writing = this.#writing.then(() => outbox.put('lapses', lapse)).catch(() => {})
    } else if (deed.do === 'draft') this.#keep(deed.answer)
    else {
      const row = this.#row(deed.answer)
      // What cannot be settled lies there as a draft, and leaves when the pad starts next.
      this.#writing = this.#writing.then(() => outbox.settle('ratings', deed.answer.id, row)).catch(() => {})
    }
  }

  #keep(answer: PadAnswer): void {
    const { id } = answer
    const kept = this.#writing.then(() => this.#parts.outbox.draft('ratings', id, this.#row(answer)))
    this.#writing = kept.then(
      () => this.send({ type: 'kept', id }),
      () => this.send({ type: 'not-kept', id }),
    )
  }

  #row(answer: PadAnswer) {
    return { answer, language: this.#parts.language() }
  }

  /** One timer for the moment at which the step ends by itself. */
  #wake(endsAt: number | null): void {
    this.#callOff()
    const { clock, signal } = this.#parts
    if (endsAt !== null && !signal.aborted)
      this.#callOff = clock.after(Math.max(20, endsAt - clock.now()), () => this.send({ type: 'tick' }))
  }
}
