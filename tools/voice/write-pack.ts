import { existsSync, globSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { makeFolder } from '#server/node/data-folder.ts'
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

/** Puts a pack into its folder, in the place of the one that was there. @throws when it cannot be written; nothing is changed then */
export function putPack(folder: string, { pack, manifest, bytes }: Omit<MadePack, 'silent'>): void {
  makeFolder(resolve(folder))
  const [sound, fresh] = [join(folder, pack.file), join(folder, 'pack.json.new')]
  const isNew = !existsSync(sound)
  // At every moment pack.json names a sound file that is there.
  try {
    writeFileSync(sound, bytes)
    writeFileSync(fresh, manifest)
    renameSync(fresh, join(folder, 'pack.json'))
  } catch (error) {
    for (const left of isNew ? [sound, fresh] : [fresh]) rmSync(left, { force: true })
    throw error
  }
  for (const old of globSync('sound-*.*', { cwd: folder, withFileTypes: true }))
    if (old.isFile() && old.name !== pack.file) rmSync(join(folder, old.name))
}
