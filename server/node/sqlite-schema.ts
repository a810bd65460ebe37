import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import type { Migration, MigrationProvider } from 'kysely/migration'

/** The tables as SQLite holds them; JSON and instants are text, so that a shell can read a hall's log. */
export interface SqliteTables {
  readonly halls: { readonly hall: string; readonly epoch: string }
  readonly events: {
    readonly hall: string
    readonly sequence: number
    readonly id: string
    readonly type: string
    readonly subject: string
    readonly time: string
    readonly data: string
  }
  readonly answers: {
    readonly hall: string
    readonly scope: string
    readonly key: string
    readonly fingerprint: string
    readonly status: number
    readonly body: string
    readonly at: string
  }
  readonly secrets: { readonly hall: string; readonly ticket_id: string; readonly key_hash: string }
  readonly texts: {
    readonly hall: string
    readonly id: string
    readonly kind: string
    readonly text: string
    readonly at: string
  }
  readonly records: { readonly kind: string; readonly id: string; readonly value: string }
  /** One row: the mark that lay beside the database when a server took it over. */
  readonly lineage: { readonly one: number; readonly nonce: string; readonly mark: string }
  readonly folds: { readonly hall: string; readonly sequence: number; readonly version: number; readonly fold: string }
}

const LOG_IS_FOREVER = 'the log is append-only'
const LOG_IS_GAPLESS = 'the log goes on with its next sequence'

/** Held by the file itself, whoever writes: nothing changes, nothing goes, nothing is left out. The last also stops `replace`, which asks no delete trigger. */
async function guardLog(db: Kysely<unknown>): Promise<void> {
  for (const deed of ['update', 'delete']) {
    await sql`create trigger ${sql.raw(`events_refuse_${deed}`)} before ${sql.raw(deed)} on events
      begin select raise(abort, ${sql.lit(LOG_IS_FOREVER)}); end`.execute(db)
  }
  await sql`create trigger events_are_gapless before insert on events
    when new.sequence <> (select coalesce(max(sequence), 0) + 1 from events where hall = new.hall)
    begin select raise(abort, ${sql.lit(LOG_IS_GAPLESS)}); end`.execute(db)
}

/** `without rowid`: the key is the table, so an append touches one page of it and a range is read in order. */
async function createLog(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('halls')
    .addColumn('hall', 'text', (column) => column.primaryKey())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await schema
    .createTable('events')
    .addColumn('hall', 'text', (column) => column.notNull().references('halls.hall'))
    .addColumn('sequence', 'integer', (column) => column.notNull().check(sql`sequence > 0`))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('data', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('events_place', ['hall', 'sequence'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await schema.createIndex('events_by_subject').on('events').columns(['hall', 'subject', 'sequence']).execute()
  await guardLog(db)
}

/** What stands beside the log and may be forgotten: answers, keys, the stored fold. */
async function createBeside(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('answers')
    .addColumn('hall', 'text', (column) => column.notNull().references('halls.hall'))
    .addColumn('scope', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('fingerprint', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('answers_key', ['hall', 'scope', 'key'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await schema.createIndex('answers_by_age').on('answers').columns(['hall', 'at']).execute()
  await schema
    .createTable('secrets')
    .addColumn('hall', 'text', (column) => column.notNull().references('halls.hall'))
    .addColumn('ticket_id', 'text', (column) => column.notNull())
    .addColumn('key_hash', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('secrets_key', ['hall', 'ticket_id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await schema
    .createTable('folds')
    .addColumn('hall', 'text', (column) => column.primaryKey().references('halls.hall'))
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('fold', 'text', (column) => column.notNull())
    .modifyEnd(sql`strict, without rowid`)
    .execute()
}

/** People's words, people, devices, and the chain of privileged acts, which is append-only whoever writes. */
async function createAccounts(db: Kysely<unknown>): Promise<void> {
  const { schema } = db
  await schema
    .createTable('texts')
    .addColumn('hall', 'text', (column) => column.notNull().references('halls.hall'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('texts_key', ['hall', 'id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  await schema
    .createTable('records')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('records_key', ['kind', 'id'])
    .modifyEnd(sql`strict, without rowid`)
    .execute()
  const audit = schema.createTable('audit').addColumn('number', 'integer', (column) => column.primaryKey())
  await ['at', 'actor', 'act', 'subject', 'data', 'previous', 'hash']
    .reduce((table, name) => table.addColumn(name, 'text', (column) => column.notNull()), audit)
    .addColumn('hall', 'text')
    .modifyEnd(sql`strict`)
    .execute()
  for (const deed of ['update', 'delete'])
    await sql`create trigger ${sql.raw(`audit_refuses_${deed}`)} before ${sql.raw(deed)} on audit
      begin select raise(abort, 'the audit log is append-only'); end`.execute(db)
  await sql`create trigger audit_is_gapless before insert on audit
    when new.number <> (select coalesce(max(number), 0) + 1 from audit)
    begin select raise(abort, 'the audit log goes on with its next number'); end`.execute(db)
}

async function createLineage(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lineage')
    .addColumn('one', 'integer', (column) => column.primaryKey().check(sql`one = 1`))
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .modifyEnd(sql`strict`)
    .execute()
}

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '2026-11-01-log': {
    async up(db) {
      await createLog(db)
      await createBeside(db)
    },
  },
  '2026-11-02-accounts': { up: createAccounts },
  '2026-11-25-lineage': { up: createLineage },
}

/** Every step from an empty file to today's tables, by name in order. A step that has shipped is never edited. */
export const SQLITE_MIGRATIONS: MigrationProvider = { getMigrations: async () => MIGRATIONS }
