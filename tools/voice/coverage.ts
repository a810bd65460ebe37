import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import { readVoicePack, type VoicePack } from '#shared/audio/pack/read-pack.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'

/** Where the default packs lie. */
export const VOICE_FOLDER = join(import.meta.dirname, '../../public/voice')

/** What of a hall's calls its voice cannot say. */
export interface Gap {
  readonly language: string
  /** Pieces without a recording; null when no pack speaks the language at all. */
  readonly missing: readonly string[] | null
}

/** The pack of one language in a folder of packs, by language; null when there is none. @throws {PackError} when it is broken */
export function packIn(folder: string, language: string): VoicePack | null {
  const file = join(folder, language, 'pack.json')
  return existsSync(file) ? readVoicePack(readFileSync(file, 'utf8')) : null
}

/** What the packs of a folder cannot say of a hall's calls, language by language; nothing when they can say it all. */
export function gapsOf(hall: HallConfig, folder = VOICE_FOLDER, languages = hall.voice.languages): readonly Gap[] {
  return languages.flatMap((language): readonly Gap[] => {
    const pack = packIn(folder, language)
    if (!pack) return [{ language, missing: null }]
    const missing = missingFrom(pack, phrasesOf(hall, language))
    return missing.length > 0 ? [{ language, missing }] : []
  })
}
