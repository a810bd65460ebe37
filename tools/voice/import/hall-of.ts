import { basename, dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { DATABASE, readMemory } from '#server/node/data-folder.ts'
import { UsageError } from '#server/node/options.ts'
import { hallOfFile } from '#server/node/plan.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'

/**
 * The hall whose calls an imported voice is for: that of a file; else the one whose data folder it is put into
 * (`data/voice/zh`); else the demo.
 * @throws {UsageError} when it cannot be read
 */
export function hallFor(file: string | undefined, out: string): HallConfig {
  if (file !== undefined) return hallOfFile(file)
  const voices = dirname(resolve(out))
  return (basename(voices) === 'voice' ? configuredIn(dirname(voices)) : null) ?? DEMO_HALL
}

/** The hall as it was last configured in that data folder, whose server may be at work; null where there is none. */
function configuredIn(data: string): HallConfig | null {
  const memory = readMemory(data)
  if (memory?.kind !== 'real') return null
  try {
    const log = new DatabaseSync(join(data, DATABASE), { readOnly: true })
    try {
      const last = `select data from events where hall = ? and subject = 'hall' and type = 'hall.configured' order by sequence desc limit 1`
      const row = log.prepare(last).get(memory.hall)
      return row ? (JSON.parse(String(row['data'])) as { readonly config: HallConfig }).config : null
    } finally {
      log.close()
    }
  } catch (error) {
    throw new UsageError(
      `${join(data, DATABASE)} cannot be read (${(error as Error).message}). Name the hall: --hall FILE.`,
    )
  }
}
