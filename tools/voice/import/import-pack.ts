import type { WrittenPack } from '../write-pack.ts'
import { writePack } from '../write-pack.ts'
import { recordingsIn } from './recordings.ts'
import { ImportRefusal } from './refusal.ts'
import { trimmed } from '#shared/audio/recording/trim.ts'

/** Of recordings of a person: all that a voice has in it, in a third of the bytes. Hz. */
const SAMPLE_RATE = 24_000

/** What is said of a voice that somebody recorded. */
export interface ImportAbout {
  readonly id: string
  readonly language: string
  readonly voice: string
  readonly licence: string
}

/**
 * Makes a pack of the recordings in a folder or a zip. Nothing is written before every one of them was read and heard.
 * @throws {ImportRefusal}
 */
export function importPack(from: string, to: string, about: ImportAbout): WrittenPack {
  const recordings = recordingsIn(from)
  for (const { name, sound } of recordings) if (!trimmed(sound)) throw new ImportRefusal('recording-silent', name)
  const provenance = `Recorded by ${about.voice}, ${recordings.length} recordings; cut and levelled by npm run voice:import.`
  return writePack(to, { ...about, version: '1', provenance, sampleRate: SAMPLE_RATE }, recordings)
}
