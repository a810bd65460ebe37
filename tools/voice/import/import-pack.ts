import { basename } from 'node:path'
import { PackError } from '#shared/audio/pack/errors.ts'
import { type OpenPack, openPack } from '#shared/audio/pack/open-pack.ts'
import { type Clip, readVoicePack } from '#shared/audio/pack/read-pack.ts'
import { clipNameOf } from '#shared/audio/recording/clip-name.ts'
import { makePack, type PackAbout, type SoundFormat, VOICE_RATE } from '#shared/audio/recording/make-pack.ts'
import type { Recording } from '#shared/audio/recording/sprite.ts'
import { trimmed } from '#shared/audio/recording/trim.ts'
import { sampleAt } from '#shared/audio/sound.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { soundOf } from '../sound-file.ts'
import { MP3, type WrittenPack } from '../write-pack.ts'
import { placePack } from './place-pack.ts'
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
 * Makes a pack of recordings and puts it in its place.
 * @throws {ImportRefusal}
 */
export function importRecordings(
  files: readonly Given[],
  to: string,
  about: ImportAbout,
  hall: HallConfig = DEMO_HALL,
): WrittenPack {
  const recordings = recordingsOf(files)
  const provenance = `Recorded by ${about.voice}, ${recordings.length} recordings; cut and levelled by npm run voice:import.`
  return placed(recordings, { ...about, version: '1', provenance }, to, hall)
}

/**
 * Puts a pack that is made already in its place: what it says of its voice is taken from it, and nothing that can be
 * measured. Its clips are levelled and laid out anew like recordings.
 * @throws {PackError} when it is not whole
 * @throws {ImportRefusal} when it is not better than the one that stands there
 */
export async function importMade(
  files: readonly Given[],
  manifest: Given,
  to: string,
  hall: HallConfig = DEMO_HALL,
): Promise<WrittenPack> {
  const { pack: read, sound } = await opened(files, manifest)
  const { sampleRate } = sound
  const recordings = [...read.clips.values()].map(({ name, startMs, durationMs }) => {
    const [from, to] = [startMs, startMs + durationMs].map((ms) => sampleAt(ms, sampleRate))
    if (clipNameOf(name) === null) throw new ImportRefusal('recording-unnamed', name)
    return { name, sound: { sampleRate, samples: sound.samples.slice(from, to) } }
  })
  const { id, version, language, voice, licence, provenance } = read
  return placed(recordings, { id, version, language, voice, licence, provenance }, to, hall)
}

/** Nothing is written before every recording was heard. @throws {ImportRefusal} */
function placed(
  recordings: readonly Recording[],
  about: Omit<PackAbout, 'sampleRate'>,
  to: string,
  hall: HallConfig,
): WrittenPack {
  for (const { name, sound } of recordings) if (!trimmed(sound)) throw new ImportRefusal('recording-silent', name)
  const made = makePack({ ...about, sampleRate: VOICE_RATE }, recordings, OUR_MP3)
  placePack(to, made, hall)
  return { pack: made.pack, bytes: made.bytes.length, silent: made.silent }
}

/** @throws {ImportRefusal} when this machine cannot make one */
const OUR_MP3: SoundFormat = {
  ...MP3,
  encode(sound) {
    try {
      return MP3.encode(sound)
    } catch (error) {
      throw new ImportRefusal('sound-unmade', (error as Error).message)
    }
  },
}

/** The pack as a speaker opens it. @throws {PackError} */
async function opened(files: readonly Given[], manifest: Given): Promise<OpenPack> {
  const text = new TextDecoder().decode(manifest.read())
  const { file } = readVoicePack(text)
  const given = files.find(({ name }) => name === manifest.name.replace(/pack\.json$/, file))
  const open = await openPack({
    manifest: async () => text,
    sound: async () => given?.read() ?? new Uint8Array(),
    decode: async (bytes) => soundOf(file, bytes),
  })
  judgePlaces([...open.pack.clips.values()])
  return open
}

/** A clip fades into its neighbour's breath, ms; one that lies nearer would say part of it. */
const APART_MS = 20

/** @throws {PackError} where one clip reaches into another: a word would be heard with the next, or the whole sound for each */
function judgePlaces(clips: readonly Clip[]): void {
  const inOrder = clips.toSorted((one, other) => one.startMs - other.startMs)
  for (const [index, { name, startMs }] of inOrder.entries()) {
    const before = inOrder[index - 1]
    if (before && startMs < before.startMs + before.durationMs + APART_MS)
      throw new PackError('pack-bad-field', `clips.${name} begins in ${before.name}`)
  }
}
