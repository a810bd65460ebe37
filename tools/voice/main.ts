import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readHallFile } from '#server/config/read-hall.ts'
import { knownThemes } from '#server/node/themes.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { toRecord } from '#shared/audio/recording/script.ts'
import { gapsOf, VOICE_FOLDER } from './coverage.ts'
import { DEFAULT_PACKS } from './packs.ts'
import { writePack } from './write-pack.ts'

// `npm run voice:build`: makes the default packs anew (`-- en`: one of them), then says what of the halls' calls they cannot
// say. `-- --check my-hall.json …` only says so, for the halls of these files as well.

const EXAMPLE = join(import.meta.dirname, '../../docs/example-hall.json')

async function build(wanted: readonly string[]): Promise<void> {
  for (const { folder, about, record } of DEFAULT_PACKS) {
    if (wanted.length > 0 && !wanted.includes(folder)) continue
    const { pack, bytes, silent } = writePack(join(VOICE_FOLDER, folder), about, await record())
    const seconds = Math.round(pack.durationMs / 1_000)
    console.log(`public/voice/${folder}: ${pack.clips.size} clips, ${seconds} s, ${bytes} bytes`)
    if (silent.length > 0) throw new Error(`nothing is heard of ${silent.join(' ')}`)
  }
}

/** The halls whose calls are looked at: the demo, the example, and those of the given files. */
function halls(files: readonly string[]): readonly HallConfig[] {
  const read = [EXAMPLE, ...files].map((file) => {
    const reading = readHallFile(readFileSync(file), knownThemes())
    if (!reading.ok) throw new Error(`${file} is no hall: npm run -s validate -- ${file}`)
    return reading.config
  })
  return [DEMO_HALL, ...read]
}

/** Prints what cannot be said, and says whether everything can. */
function check(files: readonly string[]): boolean {
  const found = halls(files).map((hall) => {
    // The demo and the example are spoken in whatever the hall chooses later: both packs must do.
    const gaps = gapsOf(hall, VOICE_FOLDER, [...new Set([...hall.voice.languages, 'zh', 'en'])])
    for (const { language, missing } of gaps)
      console.log(
        `✖ ${hall.name.zh}, ${language}: ${missing ? `no recording of ${toRecord(missing).join(' ')}` : 'no pack'}`,
      )
    if (gaps.length === 0) console.log(`  ${hall.name.zh}: every call can be spoken`)
    return gaps.length === 0
  })
  return found.every(Boolean)
}

const args = process.argv.slice(2)
const isCheck = args[0] === '--check'
if (!isCheck && args.some((arg) => DEFAULT_PACKS.every(({ folder }) => folder !== arg))) {
  console.error('Usage: npm run voice:build [-- zh|en] or npm run voice:build -- --check [my-hall.json …]')
  process.exitCode = 2
} else {
  if (!isCheck) await build(args)
  if (!check(isCheck ? args.slice(1) : [])) process.exitCode = 1
}
