import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { sayProblem } from '#server/config/problems.ts'
import { readHallFile } from '#server/config/read-hall.ts'
import type { Memory } from './backup-file.ts'
import { type Options, readBytes, UsageError } from './options.ts'
import { knownThemes } from './themes.ts'

/** What this start makes of the data folder. */
export interface Plan {
  readonly memory: Memory
  /** What the hall shall be from now on; null: what its log says. */
  readonly config: HallConfig | null
  readonly customers: boolean
}

/** The hall of `--hall`. @throws {UsageError} with every fault of the file */
export function hallOfFile(path: string): HallConfig {
  const reading = readHallFile(readBytes(path), knownThemes())
  if (reading.ok) return reading.config
  throw new UsageError(reading.problems.map((problem) => sayProblem(path, problem)).join('\n'))
}

/**
 * A folder is a demo or real from its first start on, and never changes.
 * @throws {UsageError} when the options want it otherwise
 */
export function planStart({ demo, hallFile }: Options, memory: Memory | null, config: HallConfig | null): Plan {
  const isDemo = memory ? memory.kind === 'demo' : config === null
  if (isDemo && config)
    throw new UsageError(
      `--hall ${hallFile}: this data folder belongs to a demo. Choose another --data for a real hall.`,
    )
  if (!isDemo && demo)
    throw new UsageError('--demo: this data folder belongs to a real hall. Choose another --data for a demo.')
  if (isDemo) return { memory: { kind: 'demo', hall: DEMO_HALL.id }, config: DEMO_HALL, customers: demo !== 'quiet' }
  const hall = config?.id ?? memory?.hall ?? ''
  if (memory && memory.hall !== hall) {
    throw new UsageError(
      `--hall ${hallFile}: this data folder belongs to hall ${JSON.stringify(memory.hall)}, the file describes ${JSON.stringify(hall)}.`,
    )
  }
  return { memory: { kind: 'real', hall }, config, customers: false }
}
