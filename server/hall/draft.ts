import { decideHall } from '#shared/domain/hall/decide.ts'
import type { HallFact } from '#shared/domain/hall/events.ts'
import type { Learning } from '#shared/domain/queue/wait/stats.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { AuditAct } from '#server/store/audit.ts'
import type { RecordChange } from '#server/store/record-store.ts'
import type { Batch, StoredAnswer, StoredEvent, StoredText, TicketSecret } from '#server/store/event-store.ts'
import type { Clock } from './clock.ts'
import { foldLearning } from './fold.ts'
import type { Answer, Ask, HallFold, Outcome, Reply } from './hall-port.ts'
import type { Random } from './random.ts'

/** What deciding needs beside the fold. */
export interface DraftContext {
  readonly epoch: string
  readonly clock: Pick<Clock, 'now'>
  readonly random: Pick<Random, 'id'>
  readonly learning: Learning
}

type Put = NonNullable<RecordChange['put']>[number]
type Remove = NonNullable<RecordChange['remove']>[number]
type Once = NonNullable<Ask['once']>

/** Answers that are kept: what was granted, and what was refused for good. Trouble and missing rights may be tried again. */
function isKept({ status }: Answer): boolean {
  return (status >= 200 && status < 300) || status === 409
}

const keyOf = ({ scope, key }: Once) => JSON.stringify([scope, key])

/**
 * One commit while it is being written: asks are decided one after another, each against what the ones before it made
 * of the hall. Nothing outside changes until the store has it; thrown away, it never was.
 */
export class Draft implements Batch {
  readonly events: StoredEvent[] = []
  readonly answers: StoredAnswer[] = []
  readonly secrets: TicketSecret[] = []
  readonly texts: StoredText[] = []
  readonly audit: AuditAct[] = []
  readonly records: { readonly put: Put[]; readonly remove: Remove[] } = { put: [], remove: [] }
  fold: HallFold
  readonly #context: DraftContext
  readonly #answered = new Map<string, StoredAnswer>()

  constructor(fold: HallFold, context: DraftContext) {
    this.fold = fold
    this.#context = context
  }

  get isEmpty(): boolean {
    return this.events.length === 0 && this.answers.length === 0 && this.secrets.length === 0
  }

  /**
   * Decides one ask. `stored` is what the store holds under its key, however old the clock makes it look: a date that
   * was set must not make it happen twice. A twin earlier in the same draft counts as well. A throwing ask leaves the draft as it was.
   */
  take(ask: Ask, stored: StoredAnswer | null): Reply {
    const at = instantOf(this.#context.clock.now())
    const first = ask.once && (this.#answered.get(keyOf(ask.once)) ?? stored)
    if (first)
      return first.fingerprint === ask.once?.fingerprint
        ? { kind: 'replayed', answer: { status: first.status, body: first.body } }
        : { kind: 'reused' }
    const { outcome, events } = this.#decide(ask, at)
    const answer = ask.answer(outcome)
    this.fold = outcome.fold
    this.events.push(...events)
    if (outcome.ok && events.length > 0) this.#beside(ask, at)
    if (ask.once && isKept(answer)) this.#keep(ask.once, answer, at)
    return { kind: 'answered', answer }
  }

  #decide(ask: Ask, at: Instant): { readonly outcome: Outcome; readonly events: readonly StoredEvent[] } {
    const { epoch, random, learning } = this.#context
    const wish = typeof ask.wish === 'function' ? ask.wish(this.fold, at) : ask.wish
    const decision = decideHall(this.fold, wish, { at, newId: random.id })
    const events = decision.facts.map((fact, index) => this.#logged(fact, index, at))
    const fold = events.reduce((folded, event) => foldLearning(learning, folded, event), this.fold)
    const outcome: Outcome = decision.ok
      ? { ok: true, events, fold, epoch, at }
      : { ok: false, refusal: decision.refusal, fold, epoch, at }
    return { outcome, events }
  }

  #logged(fact: HallFact, index: number, time: Instant): StoredEvent {
    return { ...fact, id: this.#context.random.id(), sequence: this.fold.queue.sequence + 1 + index, time }
  }

  /** What is stored beside the events of an ask that did something. */
  #beside({ secret, text, audit, records }: Ask, at: Instant): void {
    if (secret) this.secrets.push(secret)
    if (text) this.texts.push({ ...text, at })
    if (audit) this.audit.push({ ...audit, at })
    this.records.put.push(...(records?.put ?? []))
    this.records.remove.push(...(records?.remove ?? []))
  }

  #keep(once: Once, { status, body }: Answer, at: Instant): void {
    const kept = { ...once, status, body, at }
    this.answers.push(kept)
    this.#answered.set(keyOf(once), kept)
  }
}
