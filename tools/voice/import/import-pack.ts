import { basename } from 'node:path'
import { PackError } from '#shared/audio/pack/errors.ts'
import { readVoicePack } from '#shared/audio/pack/read-pack.ts'
import { packedAs, VOICE_RATE } from '#shared/audio/recording/make-pack.ts'
import { trimmed } from '#shared/audio/recording/trim.ts'
import { sha256 } from '#shared/storage/sha256.ts'
import { soundOf } from '../sound-file.ts'
import { MP3, putPack, type WrittenPack, writePack } from '../write-pack.ts'
import { type Given, recordingsOf } from './recordings.ts'
import { ImportRefusal } from './refusal.ts'

/** What is said of a voice that somebody recorded. */
export interface ImportAbout {
  readonly id: string
  readonly language: string
  readonly voice: string
  readonly licence: string
}

/** `pack.json` among these files, when they are a pack that is made already: the voice studio's. */
export function manifestIn(files: readonly Given[]): Given | undefined {
  return files.find(({ name }) => basename(name) === 'pack.json')
}

/**
 * Makes a pack of recordings. Nothing is written before every one of them was read and heard.
 * @throws {ImportRefusal}
 */
export function importRecordings(files: readonly Given[], to: string, about: ImportAbout): WrittenPack {
  const recordings = recordingsOf(files)
  for (const { name, sound } of recordings) if (!trimmed(sound)) throw new ImportRefusal('recording-silent', name)
  const provenance = `Recorded by ${about.voice}, ${recordings.length} recordings; cut and levelled by npm run voice:import.`
  return writePack(to, { ...about, version: '1', provenance, sampleRate: VOICE_RATE }, recordings)
}

/**
 * Puts a pack that is made already in its place, its sound as MP3.
 * @throws {PackError} when it is not whole
 */
export function importMade(files: readonly Given[], manifest: Given, to: string): WrittenPack {
  const read = readVoicePack(new TextDecoder().decode(manifest.read()))
  const sound = files.find(({ name }) => name === manifest.name.replace(/pack\.json$/, read.file))
  const given = sound?.read() ?? new Uint8Array()
  if (sha256(given) !== read.sha256) throw new PackError('pack-wrong-hash', read.file)
  const { longest: _, format: _format, file: _file, sha256: _hash, clips, ...about } = read
  const places = [...clips.values()].map((clip) => [clip.name, [clip.startMs, clip.durationMs]] as const)
  const bytes = MP3.encode(soundOf(read.file, given))
  const made = packedAs({ ...about, clips: Object.fromEntries(places) as never }, bytes, MP3.extension)
  putPack(to, made)
  return { pack: made.pack, bytes: bytes.length, silent: [] }
}
