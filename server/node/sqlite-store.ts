import type { HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Seal } from '#server/store/audit.ts'
import type {
  Batch,
  EventStore,
  StoredAnswer,
  StoredEvent,
  StoredFold,
  StoredLog,
  StoredText,
} from '#server/store/event-store.ts'
import { QuietCheckpoint } from './sqlite-checkpoint.ts'
import { openSqlite, type SqliteHandle } from './sqlite-database.ts'
import { type SqliteHotPath, sqliteHotPath } from './sqlite-hot-path.ts'

const EVENT_COLUMNS = ['sequence', 'id', 'type', 'subject', 'time', 'data'] as const

interface EventRow {
  readonly sequence: number
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: string
}

function eventOf({ data, ...row }: EventRow): StoredEvent {
  return { ...row, data: JSON.parse(data) } as StoredEvent
}

/** Opens the embedded store of one machine: a file, `synchronous = FULL`, nothing to install. */
export async function openSqliteStore(path: string, seal: Seal | null = null): Promise<SqliteEventStore> {
  return new SqliteEventStore(await openSqlite(path, seal))
}

/** The halls' logs in one SQLite file. One process owns it; what `append` returned from survives a power cut. */
export class SqliteEventStore implements EventStore {
  readonly #handle: SqliteHandle
  readonly #hotPath: SqliteHotPath
  readonly #checkpoint: QuietCheckpoint

  constructor(handle: SqliteHandle) {
    this.#handle = handle
    this.#hotPath = sqliteHotPath(handle)
    this.#checkpoint = new QuietCheckpoint(handle.driver)
  }

  async open(hall: HallId, newEpoch: string): Promise<StoredLog> {
    const { db } = this.#handle
    await db
      .insertInto('halls')
      .values({ hall, epoch: newEpoch })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const { epoch } = await db.selectFrom('halls').select('epoch').where('hall', '=', hall).executeTakeFirstOrThrow()
    const { last } = await db
      .selectFrom('events')
      .select(({ fn }) => fn.max('sequence').as('last'))
      .where('hall', '=', hall)
      .executeTakeFirstOrThrow()
    const fold = await db
      .selectFrom('folds')
      .select(['sequence', 'version', 'fold'])
      .where('hall', '=', hall)
      .executeTakeFirst()
    return { epoch, sequence: last ?? 0, fold: fold ? { ...fold, fold: JSON.parse(fold.fold) } : null }
  }

  async append(hall: HallId, batch: Batch): Promise<void> {
    this.#hotPath.append(hall, batch)
    this.#checkpoint.noted()
    this.#handle.lineage?.grown(batch.events.length)
  }

  async read(hall: HallId, after: number, limit: number): Promise<readonly StoredEvent[]> {
    const rows = await this.#handle.db
      .selectFrom('events')
      .select(EVENT_COLUMNS)
      .where('hall', '=', hall)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit)
      .execute()
    return rows.map(eventOf)
  }

  async bySubject(hall: HallId, subject: string, limit: number): Promise<readonly StoredEvent[]> {
    const rows = await this.#handle.db
      .selectFrom('events')
      .select(EVENT_COLUMNS)
      .where('hall', '=', hall)
      .where('subject', '=', subject)
      .orderBy('sequence', 'desc')
      .limit(limit)
      .execute()
    return rows.map(eventOf).toReversed()
  }

  async saveFold(hall: HallId, { sequence, version, fold }: StoredFold): Promise<void> {
    await this.#handle.db
      .replaceInto('folds')
      .values({ hall, sequence, version, fold: JSON.stringify(fold) })
      .execute()
  }

  async answer(hall: HallId, scope: string, key: string): Promise<StoredAnswer | null> {
    return this.#hotPath.answerTo(hall, scope, key)
  }

  async forgetAnswers(hall: HallId, before: Instant): Promise<void> {
    await this.#handle.db.deleteFrom('answers').where('hall', '=', hall).where('at', '<', before).execute()
  }

  async keyHash(hall: HallId, ticket: TicketId): Promise<string | null> {
    const row = await this.#handle.db
      .selectFrom('secrets')
      .select('key_hash')
      .where('hall', '=', hall)
      .where('ticket_id', '=', ticket)
      .executeTakeFirst()
    return row?.key_hash ?? null
  }

  async texts(hall: HallId, ids: readonly string[]): Promise<readonly StoredText[]> {
    if (ids.length === 0) return []
    const rows = await this.#handle.db
      .selectFrom('texts')
      .select(['id', 'kind', 'text', 'at'])
      .where('hall', '=', hall)
      .where('id', 'in', [...ids])
      .execute()
    return rows as unknown as readonly StoredText[]
  }

  async eraseText(hall: HallId, id: string): Promise<void> {
    await this.#handle.db.deleteFrom('texts').where('hall', '=', hall).where('id', '=', id).execute()
  }

  async close(): Promise<void> {
    this.#checkpoint.close()
    this.#handle.lineage?.close()
    await this.#handle.db.destroy()
  }
}
