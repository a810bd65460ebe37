import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { PackError } from '#shared/audio/pack/errors.ts'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import type { VoicePack } from '#shared/audio/pack/read-pack.ts'
import type { MadePack } from '#shared/audio/recording/make-pack.ts'
import { toRecord } from '#shared/audio/recording/script.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { wholePackIn } from '../own-voices.ts'
import { putPack } from '../write-pack.ts'
import { ImportRefusal } from './refusal.ts'

/** So many of the words that would be lost are named; more are counted. */
const NAMED = 8

/**
 * Puts an imported pack into its folder, unless the one that stands there is the better one for this hall.
 * @throws {ImportRefusal} and nothing is changed then
 */
export function placePack(folder: string, made: Omit<MadePack, 'silent'>, hall: HallConfig): void {
  try {
    judge(folder, made.pack, hall)
    putPack(folder, made)
  } catch (error) {
    // What the system says; everything else is a refusal, or a bug.
    const { errno, code = '' } = error as NodeJS.ErrnoException
    if (errno === undefined) throw error
    throw new ImportRefusal('folder-unwritable', `${folder}: ${code}`)
  }
}

/** @throws {ImportRefusal} */
function judge(folder: string, pack: VoicePack, hall: HallConfig): void {
  const { language } = pack
  if (!SPOKEN_LANGUAGES.has(language))
    throw new ImportRefusal('voice-unknown-language', `${language}, not ${[...SPOKEN_LANGUAGES.keys()].join(', ')}`)
  const standing = standingIn(folder)
  const [named, stands] = [basename(resolve(folder)), standing?.language]
  // A hall looks for its own voices in folders that are named after their language.
  const meant = stands ?? (SPOKEN_LANGUAGES.has(named) ? named : language)
  if (meant !== language) throw new ImportRefusal('voice-other-language', `${folder}: ${meant}, not ${language}`)
  if (!standing) return
  const phrases = phrasesOf(hall, language)
  // Call by call: what is missing elsewhere may be said in one of them, by a clip of several words.
  const lost = toRecord(
    phrases.flatMap((phrase) => {
      const unsaid = missingFrom(standing, [phrase])
      return missingFrom(pack, [phrase]).filter((piece) => !unsaid.includes(piece))
    }),
  )
  if (lost.length === 0) return
  const names = `${lost.slice(0, NAMED).join(' ')}${lost.length > NAMED ? ' …' : ''}`
  throw new ImportRefusal('voice-says-less', `${lost.length} missing: ${names}`)
}

/** The pack that would be replaced; null where there is none, or one that no hall could speak with. */
function standingIn(folder: string): VoicePack | null {
  if (!existsSync(join(folder, 'pack.json'))) return null
  try {
    return wholePackIn(folder)
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    return null
  }
}
