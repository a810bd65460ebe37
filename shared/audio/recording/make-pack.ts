import type { VoicePackFile } from '#shared/protocol/schemas/voice-pack.ts'
import { sha256 } from '#shared/storage/sha256.ts'
import { readVoicePack, type VoicePack } from '../pack/read-pack.ts'
import { durationMs, type Sound } from '../sound.ts'
import { resampled } from './resample.ts'
import { CLIP_LUFS, type Recording, spriteOf } from './sprite.ts'

/** Rate of a person's recordings: all that a voice has in it, in a third of the bytes. Hz. */
export const VOICE_RATE = 24_000

/** What a pack says of itself. */
export type PackAbout = Pick<
  VoicePackFile,
  'id' | 'version' | 'language' | 'voice' | 'licence' | 'provenance' | 'sampleRate'
>

/** What makes a file of a pack's sound. */
export interface SoundFormat {
  readonly extension: 'mp3' | 'wav'
  encode(sound: Sound): Uint8Array<ArrayBuffer>
}

/** A pack, ready to be written. */
export interface MadePack {
  readonly pack: VoicePack
  /** `pack.json`. */
  readonly manifest: string
  /** Its sound file. */
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Recordings in which nothing can be heard; they are not in the pack. */
  readonly silent: readonly string[]
}

/** Makes a pack of recordings: cut, levelled, in one sound file whose name carries its hash, so that old and new never mix. */
export function makePack(about: PackAbout, recordings: readonly Recording[], format: SoundFormat): MadePack {
  const alike = recordings.map((recording) => ({
    ...recording,
    sound: resampled(recording.sound, about.sampleRate),
  }))
  const { sound, clips, silent } = spriteOf(alike, about.sampleRate)
  const lastsMs = Math.round(durationMs(sound) * 100) / 100
  const laid = { ...about, durationMs: lastsMs, loudness: CLIP_LUFS, clips: clips as LaidOut['clips'] }
  return { ...packedAs(laid, format.encode(sound), format.extension), silent }
}

/** `pack.json` before its sound has become a file. */
export type LaidOut = Omit<VoicePackFile, 'format' | 'file' | 'sha256'>

/** The pack whose sound is this file. */
export function packedAs(
  { clips, durationMs, loudness, ...about }: LaidOut,
  bytes: Uint8Array<ArrayBuffer>,
  extension: SoundFormat['extension'],
): Omit<MadePack, 'silent'> {
  const hash = sha256(bytes)
  const file = `sound-${hash.slice(0, 8)}.${extension}`
  const manifest = textOf({ format: 1, ...about, file, sha256: hash, durationMs, loudness, clips })
  return { pack: readVoicePack(manifest), manifest, bytes }
}

/** One clip a line. */
function textOf({ clips, ...about }: VoicePackFile): string {
  const head = JSON.stringify({ $schema: '../../schema/voice-pack.schema.json', ...about }, null, 2).slice(0, -2)
  const lines = Object.entries(clips).map(([name, place]) => `    ${JSON.stringify(name)}: ${JSON.stringify(place)}`)
  return `${head},\n  "clips": {\n${lines.join(',\n')}\n  }\n}\n`
}
