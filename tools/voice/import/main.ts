import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PackError } from '#shared/audio/pack/errors.ts'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import { toRecord } from '#shared/audio/recording/script.ts'
import { readHallFile } from '#server/config/read-hall.ts'
import { knownThemes } from '#server/node/themes.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import { importMade, importRecordings, manifestIn } from './import-pack.ts'
import { filesIn } from './recordings.ts'
import { ImportRefusal } from './refusal.ts'

// `npm run voice:import -- recordings.zip --voice "李娜" --out my-voice`: a pack of what an announcer recorded, and what is
// still missing of the calls of a hall (`--hall my-hall.json`; the demo hall otherwise). A zip of the voice studio is a pack
// already and says itself whose voice it is.

const USAGE =
  'Usage: npm run voice:import -- FOLDER|ZIP --out FOLDER [--voice NAME] [--language zh] [--id my-voice] [--licence TEXT] [--hall my-hall.json]'

function main(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      voice: { type: 'string' },
      out: { type: 'string' },
      language: { type: 'string', default: 'zh' },
      id: { type: 'string' },
      licence: { type: 'string', default: 'For use in this hall.' },
      hall: { type: 'string' },
    },
  })
  const { voice, out, language, id = `${language}-own`, licence, hall } = values
  const [from, more] = positionals
  if (from === undefined || more !== undefined || !out || !SPOKEN_LANGUAGES.has(language)) return complain(USAGE)
  // Read before anything is written: a hall that cannot be read leaves whatever pack there was.
  const config = hall === undefined ? DEMO_HALL : hallIn(hall)
  const files = filesIn(from)
  const made = manifestIn(files)
  if (!made && !voice) return complain(`--voice: who speaks in these recordings?\n${USAGE}`)
  const { pack, bytes } = made
    ? importMade(files, made, out)
    : importRecordings(files, out, { id, language, voice: voice!, licence })
  console.log(
    `${join(out, 'pack.json')}: ${pack.clips.size} clips, ${Math.round(pack.durationMs / 1_000)} s, ${bytes} bytes`,
  )
  const missing = toRecord(missingFrom(pack, phrasesOf(config, pack.language)))
  console.log(
    missing.length === 0 ? 'Every call of the hall can be spoken.' : `Still to be recorded: ${missing.join(' ')}`,
  )
  return missing.length === 0 ? 0 : 1
}

function hallIn(file: string) {
  const reading = readHallFile(readFileSync(file), knownThemes())
  if (!reading.ok) throw new Error(`${file} is no hall: npm run -s validate -- ${file}`)
  return reading.config
}

function complain(line: string): number {
  console.error(line)
  return 2
}

try {
  process.exitCode = main()
} catch (error) {
  const isOurs = error instanceof ImportRefusal || error instanceof PackError
  process.exitCode = complain(isOurs ? `${error.code}: ${error.message}` : `${String(error)}\n${USAGE}`)
}
