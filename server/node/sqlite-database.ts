import { dirname } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import { systemRandom } from '#server/hall/random.ts'
import type { Seal } from '#server/store/audit.ts'
import { dropForeignLog } from './backup-file.ts'
import { Lineage } from './lineage.ts'
import { SqliteAudit } from './sqlite-audit.ts'
import { SQLITE_MIGRATIONS, type SqliteTables } from './sqlite-schema.ts'

/** How long to wait for another process's write, ms. The whole server waits with it, so it is short. */
const BUSY_MS = 1_000

/** One file open two ways: Kysely for schema and queries, the driver itself for what must be fast. */
export interface SqliteHandle {
  readonly driver: DatabaseSync
  readonly db: Kysely<SqliteTables>
  /** Of the chain of privileged acts in it; without one none can be written. */
  readonly seal: Seal | null
  /** None for a database in memory, which nobody can put back. */
  readonly lineage: Lineage | null
}

/** What Kysely expects of better-sqlite3, said by `node:sqlite`. */
function asKyselyDatabase(driver: DatabaseSync): SqliteDatabase {
  return {
    close: () => driver.close(),
    prepare(text) {
      const statement = driver.prepare(text)
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[]
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      }
    },
  }
}

const IN_MEMORY = ':memory:'

/**
 * Opens a hall server's database file and brings its tables up to date; `:memory:` for tests. A log that is not the
 * continuation of what lay there has new epochs then: whoever opens it holds it for a start of the server.
 * `synchronous = FULL` is set at every open because it is not kept in the file: with NORMAL a power cut loses acknowledged calls.
 * @throws {Error} when the file is no database or a migration fails; it is closed then
 */
export async function openSqlite(path: string, seal: Seal | null = null): Promise<SqliteHandle> {
  if (path !== IN_MEMORY) dropForeignLog(path)
  const driver = new DatabaseSync(path, { enableForeignKeyConstraints: true, timeout: BUSY_MS })
  try {
    driver.exec('pragma journal_mode = wal')
    driver.exec('pragma synchronous = full')
    // A killed server may have left commits in the machine's memory only; on the disk before anybody is told of them.
    driver.exec('pragma wal_checkpoint(passive)')
    const db = new Kysely<SqliteTables>({ dialect: new SqliteDialect({ database: asKyselyDatabase(driver) }) })
    const { error } = await new Migrator({ db, provider: SQLITE_MIGRATIONS }).migrateToLatest()
    if (error) throw error
    return { driver, db, seal, lineage: path === IN_MEMORY ? null : lineageOf(driver, path, seal) }
  } catch (error) {
    driver.close()
    throw error
  }
}

function lineageOf(driver: DatabaseSync, path: string, seal: Seal | null): Lineage {
  const chain = seal && new SqliteAudit(driver, seal)
  return Lineage.begin(driver, dirname(path), systemRandom(Date.now).epoch, chain)
}
