import { globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { VoicePack } from '#shared/audio/pack/read-pack.ts'
import { type MadePack, makePack, type PackAbout, type SoundFormat } from '#shared/audio/recording/make-pack.ts'
import type { Recording } from '#shared/audio/recording/sprite.ts'
import { mp3Of } from './sound-file.ts'

/** A pack as it was written. */
export interface WrittenPack {
  readonly pack: VoicePack
  readonly bytes: number
  /** Recordings in which nothing can be heard; they are not in the pack. */
  readonly silent: readonly string[]
}

/** How packs are kept: a sixth of the bytes of a WAV. */
export const MP3: SoundFormat = { extension: 'mp3', encode: mp3Of }

/** Makes a pack of recordings and writes it. */
export function writePack(folder: string, about: PackAbout, recordings: readonly Recording[]): WrittenPack {
  const made = makePack(about, recordings, MP3)
  putPack(folder, made)
  return { pack: made.pack, bytes: made.bytes.length, silent: made.silent }
}

/** Puts a pack into its folder, in the place of the one that was there. */
export function putPack(folder: string, { pack, manifest, bytes }: Omit<MadePack, 'silent'>): void {
  // At every moment pack.json names a sound file that is there.
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, pack.file), bytes)
  writeFileSync(join(folder, 'pack.json.new'), manifest)
  renameSync(join(folder, 'pack.json.new'), join(folder, 'pack.json'))
  for (const old of globSync('sound-*.*', { cwd: folder })) if (old !== pack.file) rmSync(join(folder, old))
}
