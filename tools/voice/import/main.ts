import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { PACK_ERRORS, PackError } from '#shared/audio/pack/errors.ts'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import { toRecord } from '#shared/audio/recording/script.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import { UsageError } from '#server/node/options.ts'
import { shown } from '#tools/report/shown.ts'
import { hallFor } from './hall-of.ts'
import { importMade, importRecordings, manifestIn } from './import-pack.ts'
import { filesIn } from './recordings.ts'
import { ImportRefusal, sayRefusal } from './refusal.ts'

// `npm run voice:import -- recordings.zip --voice "李娜" --out my-voice`: a pack of what an announcer recorded, and what is
// still missing of the calls of a hall (`--hall my-hall.json`; else that of the data folder it is put into; else the demo).
// A zip of the voice studio is a pack already and says itself whose voice it is. Ends: 0 it says every call, 1 it is in its
// place and something is missing, 2 nothing was changed.

const USAGE =
  'Usage: npm run voice:import -- FOLDER|ZIP --out FOLDER [--voice NAME] [--language zh] [--id my-voice] [--licence TEXT] [--hall my-hall.json]'

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        voice: { type: 'string' },
        out: { type: 'string' },
        language: { type: 'string', default: 'zh' },
        id: { type: 'string' },
        licence: { type: 'string', default: 'For use in this hall.' },
        hall: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError(`${shown((error as Error).message, 200)}\n${USAGE}`)
  }
}

async function main(): Promise<number> {
  const { values, positionals } = options()
  if (values.help) {
    console.log(USAGE)
    return 0
  }
  const { voice, out, language, id = `${language}-own`, licence } = values
  const [from, more] = positionals
  if (from === undefined || more !== undefined || !out) throw new UsageError(USAGE)
  if (!SPOKEN_LANGUAGES.has(language))
    throw new UsageError(`--language ${shown(language)}: it is one of ${[...SPOKEN_LANGUAGES.keys()].join(', ')}.`)
  // Read before anything is written: a hall that cannot be read leaves whatever pack there was.
  const hall = hallFor(values.hall, out)
  const files = filesIn(from)
  const made = manifestIn(files)
  if (!made && !voice) throw new UsageError(`--voice: who speaks in these recordings?\n${USAGE}`)
  const { pack, bytes } = made
    ? await importMade(files, made, out, hall)
    : importRecordings(files, out, { id, language, voice: voice!, licence }, hall)
  console.log(
    `${join(out, 'pack.json')}: ${pack.clips.size} clips, ${Math.round(pack.durationMs / 1_000)} s, ${bytes} bytes`,
  )
  const missing = toRecord(missingFrom(pack, phrasesOf(hall, pack.language)))
  console.log(
    missing.length === 0 ? 'Every call of the hall can be spoken.' : `Still to be recorded: ${missing.join(' ')}`,
  )
  return missing.length === 0 ? 0 : 1
}

/** What is wrong, in one line; what is no trouble of the one who imports is a bug. */
function sayTrouble(error: unknown): string {
  if (error instanceof UsageError) return error.message
  if (error instanceof ImportRefusal) return `${error.code}: ${error.message}`
  if (error instanceof PackError) return `${error.code}: ${sayRefusal(PACK_ERRORS[error.code], error.what)}`
  throw error
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(sayTrouble(error))
  process.exitCode = 2
}
