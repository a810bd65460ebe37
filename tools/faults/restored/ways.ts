import { execFile } from 'node:child_process'
import { copyFileSync, cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const TOOLS = join(import.meta.dirname, '../..')

/** What a person types. */
async function type(command: 'backup' | 'restore', args: readonly string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join(TOOLS, command, 'main.ts'), ...args])
}

/** One way to make a copy and to put it back. `take` runs while the hall works, or after it has stopped. */
export interface Way {
  readonly name: string
  readonly whileAtWork: boolean
  readonly take: (data: string, to: string) => Promise<void> | void
  readonly dies: NodeJS.Signals
  readonly putBack: (data: string, from: string) => Promise<void> | void
}

const byCommand = (data: string, to: string): Promise<void> => type('backup', ['--data', data, to])
const folderOver = (from: string, to: string): void => cpSync(from, to, { recursive: true, preserveTimestamps: true })

/** Every way in which an older log may come back, by command and by hand. */
export const WAYS: readonly Way[] = [
  {
    name: 'backup and restore by command',
    whileAtWork: true,
    take: byCommand,
    dies: 'SIGTERM',
    putBack: (data, from) => type('restore', ['--data', data, from]),
  },
  {
    name: 'the backup copied over the log of a killed server, what it had written ahead beside it',
    whileAtWork: true,
    take: byCommand,
    dies: 'SIGKILL',
    putBack: (data, from) => copyFileSync(from, join(data, 'hallcast.db')),
  },
  {
    name: 'the backup alone in an empty folder',
    whileAtWork: true,
    take: byCommand,
    dies: 'SIGKILL',
    putBack: (data, from) => {
      rmSync(data, { recursive: true })
      return type('restore', ['--data', data, from])
    },
  },
  {
    name: 'the whole folder of a stopped server laid over what came after',
    whileAtWork: false,
    take: folderOver,
    dies: 'SIGTERM',
    putBack: (data, from) => folderOver(from, data),
  },
  {
    name: 'the whole folder of a stopped server in place of a lost one',
    whileAtWork: false,
    take: folderOver,
    dies: 'SIGKILL',
    putBack: (data, from) => {
      rmSync(data, { recursive: true })
      folderOver(from, data)
    },
  },
]
