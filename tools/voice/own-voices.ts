import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PackError } from '#shared/audio/pack/errors.ts'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import { readVoicePack, type VoicePack } from '#shared/audio/pack/read-pack.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { sha256 } from '#shared/storage/sha256.ts'
import type { OwnVoice } from '#server/node/main.ts'

/** A pack of an hour is 22 MB as MP3; what is larger than this is none, bytes. */
const SOUND_BYTES = 128 * 1_024 ** 2
const MANIFEST_BYTES = 2 * 1_024 ** 2

/** The hall's own packs in that folder, each by its language: those with which it can speak, and what is wrong with the others. */
export function ownVoices(folder: string, hall: HallConfig): readonly OwnVoice[] {
  return [...SPOKEN_LANGUAGES.keys()]
    .filter((language) => existsSync(join(folder, language, 'pack.json')))
    .map((language) => ({ language, refused: refusalOf(join(folder, language), language, hall) }))
}

function refusalOf(folder: string, language: string, hall: HallConfig): OwnVoice['refused'] {
  try {
    judge(folder, language, hall)
    return null
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    return { why: error.code, what: error.what }
  }
}

/** All that can be said of a pack without playing it. @throws {PackError} */
function judge(folder: string, language: string, hall: HallConfig): void {
  const pack = wholePackIn(folder)
  if (pack.language !== language) throw new PackError('pack-bad-field', `language: ${pack.language}`)
  const missing = missingFrom(pack, phrasesOf(hall, language))
  if (missing.length > 0) throw new PackError('pack-clip-missing', missing.join(' '))
}

/** The pack in that folder, whose sound is the one it names. @throws {PackError} when there is none, or it is broken */
export function wholePackIn(folder: string): VoicePack {
  const pack = readVoicePack(bytesOf(folder, 'pack.json', MANIFEST_BYTES).toString('utf8'))
  if (sha256(bytesOf(folder, pack.file, SOUND_BYTES)) !== pack.sha256) throw new PackError('pack-wrong-hash', pack.file)
  return pack
}

/** Empty where there is no such file, or none that a pack can have: whoever reads on says what that means. */
function bytesOf(folder: string, name: string, most: number): Buffer {
  const file = join(folder, name)
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat?.isFile() && stat.size <= most ? readFileSync(file) : Buffer.alloc(0)
}
