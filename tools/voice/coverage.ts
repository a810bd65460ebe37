import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyOf } from '#shared/audio/pack/atoms.ts'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import { readVoicePack, type VoicePack } from '#shared/audio/pack/read-pack.ts'
import { SPOKEN_LANGUAGES } from '#shared/domain/phrase/languages.ts'
import type { Phrase } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING, type ReadingOptions, type Wanted } from '#shared/domain/phrase/wanted.ts'
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

const WAYS: readonly ReadingOptions[] = [DEFAULT_READING, { digitOne: 'yi' }]
/** As many as a customer is told to be behind. */
const MOST_AHEAD = 200

/** Everything a hall may have to say in its ordinary day: each letter with each digit in each place, to each counter. */
export function phrasesOf(hall: HallConfig, language: string): readonly Phrase[] {
  const spoken = SPOKEN_LANGUAGES.get(language)
  if (!spoken) return []
  return WAYS.flatMap((way) => wantedOf(hall).map((wanted) => spoken.phrase(wanted, way)))
}

function wantedOf({ services, counters, hours }: HallConfig): readonly Wanted[] {
  const letters = [...new Set(services.map(({ letter }) => letter))]
  const codes = letters.flatMap((letter) => Array.from('0123456789', (digit) => `${letter}${digit.repeat(3)}`))
  const [one = 'A001', other = one] = codes
  const windows = counters.flatMap(({ id, label }) => [label.zh, id])
  return [
    ...windows.map((window): Wanted => ({ kind: 'call', tickets: [one, other], window })),
    ...windows.map((window): Wanted => ({ kind: 'recall', tickets: [one], window })),
    ...codes.map((code): Wanted => ({ kind: 'prepare', tickets: [code] })),
    ...codes.map((code): Wanted => ({ kind: 'missed', tickets: [code] })),
    ...Array.from({ length: MOST_AHEAD + 1 }, (_, ahead): Wanted => ({ kind: 'wait', ahead })),
    { kind: 'closing', at: hours.close },
    ...[1, 5, 10, 15, 30].map((minutes): Wanted => ({ kind: 'closing', minutes })),
  ]
}

const COMPOSED = /^(?:[零一二三四五六七八九十百千]+|[a-z]+(?:[ -][a-z]+)+)$/

/** What would have to be recorded for these pieces: of a number its parts, of which all others are made as well. */
export function toRecord(missing: readonly string[]): readonly string[] {
  const parts = missing.flatMap((piece) => (COMPOSED.test(piece) ? keyOf(piece).split(' ') : piece))
  return [...new Set(parts)]
}
