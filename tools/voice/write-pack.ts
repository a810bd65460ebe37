import { globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CLIP_LUFS, type Recording, spriteOf } from '#shared/audio/recording/sprite.ts'
import { resampled } from '#shared/audio/recording/resample.ts'
import { readVoicePack, type VoicePack } from '#shared/audio/pack/read-pack.ts'
import { durationMs } from '#shared/audio/sound.ts'
import type { VoicePackFile } from '#shared/protocol/schemas/voice-pack.ts'
import { sha256 } from '#shared/storage/sha256.ts'
import { mp3Of } from './sound-file.ts'

/** What a pack says of itself. */
export type PackAbout = Pick<
  VoicePackFile,
  'id' | 'version' | 'language' | 'voice' | 'licence' | 'provenance' | 'sampleRate'
>

/** A pack as it was written. */
export interface WrittenPack {
  readonly pack: VoicePack
  readonly bytes: number
  /** Recordings in which nothing can be heard; they are not in the pack. */
  readonly silent: readonly string[]
}

/** Makes a pack of recordings: cut, levelled, in one sound file whose name carries its hash, so that old and new never mix. */
export function writePack(folder: string, about: PackAbout, recordings: readonly Recording[]): WrittenPack {
  const alike = recordings.map(({ name, sound }) => ({ name, sound: resampled(sound, about.sampleRate) }))
  const { sound, clips, silent } = spriteOf(alike, about.sampleRate)
  const bytes = mp3Of(sound)
  const hash = sha256(bytes)
  const written: VoicePackFile = {
    format: 1,
    ...about,
    file: `sound-${hash.slice(0, 8)}.mp3`,
    sha256: hash,
    durationMs: Math.round(durationMs(sound) * 100) / 100,
    loudness: CLIP_LUFS,
    clips: clips as VoicePackFile['clips'],
  }
  const text = textOf(written)
  const pack = readVoicePack(text)
  // At every moment pack.json names a sound file that is there.
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, written.file), bytes)
  writeFileSync(join(folder, 'pack.json.new'), text)
  renameSync(join(folder, 'pack.json.new'), join(folder, 'pack.json'))
  for (const old of globSync('sound-*.mp3', { cwd: folder })) if (old !== written.file) rmSync(join(folder, old))
  return { pack, bytes: bytes.length, silent }
}

/** One clip a line. */
function textOf({ clips, ...about }: VoicePackFile): string {
  const head = JSON.stringify({ $schema: '../../schema/voice-pack.schema.json', ...about }, null, 2).slice(0, -2)
  const lines = Object.entries(clips).map(([name, place]) => `    ${JSON.stringify(name)}: ${JSON.stringify(place)}`)
  return `${head},\n  "clips": {\n${lines.join(',\n')}\n  }\n}\n`
}
