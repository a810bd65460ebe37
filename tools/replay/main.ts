import { readFileSync } from 'node:fs'
import { readOptions, type ReplayOptions } from './options.ts'
import { readLog } from './read-log.ts'
import { replay } from './replay.ts'
import { playLive } from './live.ts'
import { textOf } from './text-of.ts'
import { ReplayTrouble } from './trouble.ts'
import { inWords, lists } from './words.ts'

/** Ends: 0 played, 1 the log or the server could not be used, 2 the command line was wrong. */
async function main(args: readonly string[]): Promise<number> {
  try {
    const options = readOptions(args)
    await play(options)
    return 0
  } catch (error) {
    if (!(error instanceof ReplayTrouble)) throw error
    const { code, field, message } = error
    if (args.includes('--json')) process.stdout.write(`${JSON.stringify({ error: { code, field, message } })}\n`)
    process.stderr.write(`${code}: ${message}\n`)
    return ['unknown-option', 'bad-option', 'no-file'].includes(code) ? 2 : 1
  }
}

async function play(options: ReplayOptions): Promise<void> {
  const { mode, json } = options
  const log = readLog(readText(options.file), options)
  if (mode === 'live') return playLive(log, options)
  const { report, shifted, refused } = await replay(log, { ...options, mode })
  if (json) {
    process.stdout.write(`${JSON.stringify(report)}\n`)
    const listed = lists(log.skipped, shifted)
    if (listed) process.stderr.write(`${listed}\n`)
  } else process.stdout.write(`${inWords(report, log.skipped, shifted)}\n`)
  const codes = Object.entries(refused).map(([code, count]) => `${code} ${count}×`)
  if (codes.length > 0) process.stderr.write(`the hall refused: ${codes.join(', ')}\n`)
}

function readText(file: string): string {
  try {
    return textOf(readFileSync(file))
  } catch {
    throw new ReplayTrouble('file-unreadable', 'FILE', `${file} cannot be read; check the name and its rights`)
  }
}

process.exitCode = await main(process.argv.slice(2))
