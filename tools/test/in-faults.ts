import { basename, dirname } from 'node:path'
import { buildIfStale } from '#tools/build/build.ts'
import { FAULT_NAMES } from '#tools/faults/faults.ts'
import { isSound, playAll } from '#tools/faults/play.ts'
import { tableOf } from '#tools/faults/report/table.ts'
import { asText } from '#tools/report/table.ts'
import type { Tally } from './report.ts'

/** Plays the faults of these files in their short form, a fault a test, and prints what was counted. */
export async function runFaults(files: readonly string[]): Promise<Tally> {
  const wanted = new Set(files.map((file) => basename(dirname(file))))
  await buildIfStale()
  const played = await playAll(
    FAULT_NAMES.filter((name) => wanted.has(name)),
    true,
  )
  const { columns, rows } = tableOf(played)
  const seconds = played.map((one) => String(Math.round(one.seconds)))
  console.log(asText({ columns: ['seconds', ...columns], rows: rows.map((row, place) => [seconds[place]!, ...row]) }))
  const told = played.filter(({ outcome }) => !('skipped' in outcome))
  const passed = told.filter(isSound).length
  return { passed, failed: told.length - passed }
}
