import { Store } from '#shared/stores/store.ts'
import type { Clock } from '#shared/sync/clock.ts'
import { callToFeel, nextQuestionMs, PHONE_START, phoneHeard, type PhoneState } from './follow.ts'
import type { TicketLine } from './line.ts'

/** What a follower needs of the phone. */
export interface FollowerParts {
  /** Null: the link is broken. */
  readonly line: Pick<TicketLine, 'ask' | 'giveUp' | 'send'> | null
  readonly clock: Clock
  readonly random: () => number
  readonly newId: () => string
  readonly hidden: () => boolean
  /** Makes the phone felt in a pocket. */
  readonly vibrate: () => void
  readonly signal: AbortSignal
}

/** Follows one ticket by asking, because a phone has no right to the hall's stream. */
export class Follower {
  readonly state = new Store<PhoneState>(PHONE_START)
  readonly #parts: FollowerParts
  #callOff: () => void = () => {}
  #asking = false
  /** The key of the wish to give up: kept until it is answered, so that trying again gives up once. */
  #once: string | null = null
  #felt: string | null = null

  constructor(parts: FollowerParts) {
    this.#parts = parts
    parts.signal.addEventListener('abort', () => this.#callOff(), { once: true })
    if (parts.line) void this.ask()
    else this.state.set({ ...PHONE_START, dead: 'bad-link' })
  }

  /** The way to the hall; null: the link is broken. */
  get line(): FollowerParts['line'] {
    return this.#parts.line
  }

  /** Asks now: at the start, and when the phone is looked at again. */
  async ask(): Promise<void> {
    const { line, clock, signal } = this.#parts
    if (!line || this.#asking || signal.aborted || this.state.get().dead) return
    this.#asking = true
    this.#callOff()
    const answer = await line.ask(signal)
    this.#asking = false
    if (signal.aborted) return
    this.#become(phoneHeard(this.state.get(), answer, clock.now()))
  }

  /** First step of giving up: shows what it means. */
  wantGiveUp(wanted: boolean): void {
    const state = this.state.get()
    if (state.ticket?.state === 'waiting' && state.giveUp !== 'sending')
      this.state.set({ ...state, giveUp: wanted ? 'asked' : 'no' })
  }

  /** Second step: gives the place up. */
  async giveUp(): Promise<void> {
    const { line, newId, signal, clock } = this.#parts
    const { giveUp } = this.state.get()
    if (!line || (giveUp !== 'asked' && giveUp !== 'failed')) return
    this.#once ??= newId()
    this.state.set({ ...this.state.get(), giveUp: 'sending' })
    const answer = await line.giveUp(this.#once, signal)
    if (answer.kind === 'ticket') this.#become(phoneHeard(this.state.get(), answer, clock.now()))
    else this.state.set({ ...this.state.get(), giveUp: 'failed' })
    // It may have been called meanwhile: see how it stands.
    if (answer.kind !== 'ticket') await this.ask()
  }

  #become(state: PhoneState): void {
    this.state.set(state)
    const { clock, random, hidden, vibrate, signal } = this.#parts
    const call = callToFeel(state)
    if (call !== null && call !== this.#felt) vibrate()
    this.#felt = call ?? this.#felt
    this.#callOff()
    const next = nextQuestionMs(state, hidden(), random())
    if (next !== null && !signal.aborted) this.#callOff = clock.after(next, () => void this.ask())
  }
}
