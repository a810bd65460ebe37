import { Store } from '#shared/stores/store.ts'
import type { CounterWish, RefusalCode } from '#shared/domain/queue/wishes.ts'
import type { DeskAction } from './actions.ts'

/** Without an answer for so long the clerk is told: a little under the three seconds the contract allows. */
export const ANSWER_MS = 2_700
/** A wish pressed again within this goes out under its first key, so that the hall does it once (contract). */
export const SAME_KEY_MS = 10_000
/** The same action again within this is a finger that bounced: a slow double click takes half a second. */
export const DOUBLE_PRESS_MS = 700
/** The hall has answered; its event is waited for so long before the buttons come back with what is known. */
const CATCH_UP_MS = 1_000

/** The hall's answer to one request. `none`: no answer came, so nobody knows yet whether it was done; `again` asks under the same key. */
export type Answer =
  | { readonly kind: 'done'; readonly sequence: number; readonly calledNumber: string | null }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'none'; readonly again: () => Promise<Answer> }

/** Sends a wish for this desk's counter under a key of its own. Never throws. */
export type SendWish = (wish: CounterWish) => Promise<Answer>

/** Why an action did not happen: the hall's refusal, the line, or a code that a newer hall may invent. */
export type FailureCode = RefusalCode | 'no-answer' | 'away' | (string & {})

/** The one line beside the buttons. Every saying has its own place in the count, so that the same words twice are heard twice. */
export type Saying =
  | { readonly kind: 'done'; readonly count: number; readonly action: DeskAction; readonly ticketNumber: string | null }
  | { readonly kind: 'failed'; readonly count: number; readonly action: DeskAction; readonly code: FailureCode }

/** What is under way at the desk. Scope: *moment*. */
export interface DeskMoment {
  readonly pending: DeskAction | null
  readonly saying: Saying | null
  /** Something else was pressed meanwhile: it is not done, and the clerk is told to wait. */
  readonly hurried: boolean
}

/** What a clerk's desk needs of the world. */
export interface DeskWorld {
  readonly send: SendWish
  /** Monotonic ms of this device. */
  readonly now: () => number
  /** Resolves once the screen's own state has reached that place in the log, or the signal aborts. */
  readonly reached: (sequence: number, signal: AbortSignal) => Promise<void>
}

/**
 * The clerk's hand: one action at a time, each sent under a key of its own, each ending in words within three seconds.
 * Nothing is kept for later: an action that found no hall is said to have failed, and is the clerk's to repeat.
 */
export class Clerk {
  readonly moment = new Store<DeskMoment>({ pending: null, saying: null, hurried: false })
  readonly #world: DeskWorld
  #open: { readonly body: string; readonly since: number; readonly answer: Promise<Answer> } | null = null
  #latest: { readonly action: DeskAction; readonly at: number } | null = null
  #count = 0

  constructor(world: DeskWorld) {
    this.#world = world
  }

  /** Sends an action, unless one is under way or this is the second half of a double press. `about`: the number it is about, as the clerk saw it. */
  async press(action: DeskAction, wish: CounterWish, about: string | null = null): Promise<void> {
    if (this.#isBusy(action) || this.#bounced(action)) return
    this.moment.set({ pending: action, saying: null, hurried: false })
    const answer = await within(ANSWER_MS, () => this.#ask(wish))
    if (answer && answer.kind !== 'none') this.#open = null
    if (answer?.kind === 'done') await within(CATCH_UP_MS, (signal) => this.#world.reached(answer.sequence, signal))
    this.#latest = { action, at: this.#world.now() }
    if (answer?.kind === 'done') this.#say({ kind: 'done', action, ticketNumber: answer.calledNumber ?? about })
    else this.#say({ kind: 'failed', action, code: answer?.kind === 'refused' ? answer.code : 'no-answer' })
  }

  /** Says why an action cannot be asked for now. Pressing what has just been done says nothing: the finger bounced. */
  explain(action: DeskAction, code: FailureCode): void {
    if (!this.#isBusy(action) && !this.#bounced(action)) this.#say({ kind: 'failed', action, code })
  }

  /** One action at a time. The same one again is the same press; another is answered with a word. */
  #isBusy(action: DeskAction): boolean {
    const moment = this.moment.get()
    const { pending, hurried } = moment
    if (pending !== null && pending !== action && !hurried) this.moment.set({ ...moment, hurried: true })
    return pending !== null
  }

  #bounced(action: DeskAction): boolean {
    return this.#latest?.action === action && this.#world.now() - this.#latest.at < DOUBLE_PRESS_MS
  }

  #say(saying: WithoutCount<Saying>): void {
    this.moment.set({ pending: null, hurried: false, saying: { ...saying, count: ++this.#count } })
  }

  /** Asks the hall; a wish that got no answer and is pressed again is the same request, not a second one. */
  #ask(wish: CounterWish): Promise<Answer> {
    const body = JSON.stringify(wish)
    const open = this.#open
    const same = open !== null && open.body === body && this.#world.now() - open.since < SAME_KEY_MS
    const answer = same
      ? open.answer.then((first) => (first.kind === 'none' ? first.again() : first))
      : this.#world.send(wish)
    this.#open = { body, since: same ? open.since : this.#world.now(), answer }
    return answer
  }
}

type WithoutCount<S> = S extends Saying ? Omit<S, 'count'> : never

/** Runs work for so long at most; undefined when it had not ended by then. */
async function within<T>(ms: number, work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
  const limit = new AbortController()
  const over = new Promise<undefined>((resolve) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    limit.signal.addEventListener('abort', () => clearTimeout(timer), { once: true })
  })
  try {
    return await Promise.race([work(limit.signal), over])
  } finally {
    limit.abort()
  }
}
