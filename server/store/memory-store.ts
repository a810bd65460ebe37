import type { HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Batch, EventStore, StoredAnswer, StoredEvent, StoredFold, StoredLog, StoredText } from './event-store.ts'
import { assertFollows } from './follows.ts'
import { MemoryAudit } from './memory-audit.ts'
import { MemoryRecordStore } from './memory-record-store.ts'

interface HallShelf {
  readonly epoch: string
  readonly events: StoredEvent[]
  readonly bySubject: Map<string, StoredEvent[]>
  readonly answers: Map<string, StoredAnswer>
  readonly secrets: Map<TicketId, string>
  readonly texts: Map<string, StoredText>
  fold: StoredFold | null
}

/** A key means something only in its scope; JSON keeps the two apart whatever they contain. */
const answerKey = (scope: string, key: string) => JSON.stringify([scope, key])

/** What has been through JSON is what a disk would give back: nobody holds on to the original. */
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** The halls' logs in memory: for tests, and for a hall that lives in one browser tab. Lost with the process. */
export class MemoryEventStore implements EventStore {
  readonly #halls = new Map<HallId, HallShelf>()
  readonly #audit: MemoryAudit
  readonly #records: MemoryRecordStore

  constructor(audit = new MemoryAudit((text) => String(text.length)), records = new MemoryRecordStore(audit)) {
    this.#audit = audit
    this.#records = records
  }

  async open(hall: HallId, newEpoch: string): Promise<StoredLog> {
    let shelf = this.#halls.get(hall)
    if (!shelf) {
      shelf = {
        epoch: newEpoch,
        events: [],
        bySubject: new Map(),
        answers: new Map(),
        secrets: new Map(),
        texts: new Map(),
        fold: null,
      }
      this.#halls.set(hall, shelf)
    }
    return { epoch: shelf.epoch, sequence: shelf.events.length, fold: shelf.fold && throughJson(shelf.fold) }
  }

  async append(hall: HallId, { events, answers, secrets, texts = [], audit = [], records = {} }: Batch): Promise<void> {
    const shelf = this.#shelf(hall)
    assertFollows(shelf.events.length, events)
    for (const event of events) {
      const kept = throughJson(event)
      shelf.events.push(kept)
      const ofSubject = shelf.bySubject.get(kept.subject)
      if (ofSubject) ofSubject.push(kept)
      else shelf.bySubject.set(kept.subject, [kept])
    }
    for (const answer of answers) shelf.answers.set(answerKey(answer.scope, answer.key), throughJson(answer))
    for (const { ticketId, keyHash } of secrets) shelf.secrets.set(ticketId, keyHash)
    for (const text of texts) if (!shelf.texts.has(text.id)) shelf.texts.set(text.id, throughJson(text))
    this.#records.apply(records)
    this.#audit.add(audit)
  }

  async read(hall: HallId, after: number, limit: number): Promise<readonly StoredEvent[]> {
    return this.#shelf(hall).events.slice(after, after + limit)
  }

  async bySubject(hall: HallId, subject: string, limit: number): Promise<readonly StoredEvent[]> {
    return (this.#shelf(hall).bySubject.get(subject) ?? []).slice(-limit)
  }

  async saveFold(hall: HallId, fold: StoredFold): Promise<void> {
    this.#shelf(hall).fold = throughJson(fold)
  }

  async answer(hall: HallId, scope: string, key: string): Promise<StoredAnswer | null> {
    return this.#shelf(hall).answers.get(answerKey(scope, key)) ?? null
  }

  async forgetAnswers(hall: HallId, before: Instant): Promise<void> {
    const { answers } = this.#shelf(hall)
    for (const [key, { at }] of answers) if (at < before) answers.delete(key)
  }

  async keyHash(hall: HallId, ticket: TicketId): Promise<string | null> {
    return this.#shelf(hall).secrets.get(ticket) ?? null
  }

  async texts(hall: HallId, ids: readonly string[]): Promise<readonly StoredText[]> {
    const { texts } = this.#shelf(hall)
    return ids.flatMap((id) => texts.get(id) ?? [])
  }

  async eraseText(hall: HallId, id: string): Promise<void> {
    this.#shelf(hall).texts.delete(id)
  }

  async close(): Promise<void> {}

  #shelf(hall: HallId): HallShelf {
    const shelf = this.#halls.get(hall)
    if (!shelf) throw new Error(`the log of hall ${hall} has not been opened`)
    return shelf
  }
}
