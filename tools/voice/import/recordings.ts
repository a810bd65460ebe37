import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { clipNameOf, keyOfClip, SOUND_FILE } from '#shared/audio/recording/clip-name.ts'
import type { Recording } from '#shared/audio/recording/sprite.ts'
import { durationMs } from '#shared/audio/sound.ts'
import { shown } from '#tools/report/shown.ts'
import { soundOf } from '../sound-file.ts'
import { ImportRefusal } from './refusal.ts'
import { readZip, VOICE_LIMITS } from './zip.ts'

/** A file as it was sent in. */
export interface Given {
  readonly name: string
  read(): Uint8Array
}

/** No pack is longer, ms. Bytes do not say it: in the poorest WAV there is a night of sound in 500 MB. */
const LONGEST_MS = 3_600_000

/** What macOS and Windows put beside files. */
const NOT_MEANT = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db|desktop\.ini)/i

/** What was sent in, as a folder or a zip. @throws {ImportRefusal} naming the file that cannot be trusted, or read */
export function filesIn(path: string): readonly Given[] {
  const stat = readable(path, () => statSync(path))
  if (!stat.isDirectory() && !stat.isFile()) throw new ImportRefusal('files-unreadable', path)
  if (stat.isFile() && stat.size > VOICE_LIMITS.totalBytes) throw new ImportRefusal('zip-too-large', path)
  const files = stat.isDirectory() ? inFolder(path) : readZip(readable(path, () => readFileSync(path)))
  return files.filter(({ name }) => !NOT_MEANT.test(name))
}

/** @throws {ImportRefusal} when the file is not there, or none of ours to read */
function readable<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new ImportRefusal('files-unreadable', `${shown(path)}: ${(error as NodeJS.ErrnoException).code ?? ''}`)
  }
}

/**
 * The recordings among files, each named after what is said: `到三号窗口.wav`, `八_last.wav` for 八 at the end of a number.
 * Other files are passed over. @throws {ImportRefusal} naming the file that is wrong
 */
export function recordingsOf(files: readonly Given[]): readonly Recording[] {
  const sounds = files.filter(({ name }) => SOUND_FILE.test(name))
  if (sounds.length === 0) throw new ImportRefusal('nothing-recorded', `${files.length} files, and no sound`)
  const names = new Map<string, string>()
  let lastsMs = 0
  return sounds.map((file) => {
    const name = clipNameOf(file.name)
    if (name === null) throw new ImportRefusal('recording-unnamed', file.name)
    const key = keyOfClip(name)
    if (names.has(key)) throw new ImportRefusal('recording-twice', `${names.get(key)!}, ${shown(file.name)}`)
    names.set(key, shown(file.name))
    const sound = read(file)
    lastsMs += durationMs(sound)
    if (lastsMs > LONGEST_MS) throw new ImportRefusal('zip-too-large', file.name)
    return { name, sound }
  })
}

function inFolder(folder: string): readonly Given[] {
  let total = 0
  const files = pathsIn(folder).flatMap((path): readonly Given[] => {
    const name = relative(folder, path).replaceAll('\\', '/')
    // A link that leads nowhere is no file.
    const stat = readable(path, () => statSync(path, { throwIfNoEntry: false }))
    if (!stat?.isFile()) return []
    total += stat.size
    if (stat.size > VOICE_LIMITS.fileBytes || total > VOICE_LIMITS.totalBytes)
      throw new ImportRefusal('zip-too-large', name)
    return [{ name, read: () => readable(path, () => readFileSync(path)) }]
  })
  if (files.length > VOICE_LIMITS.files) throw new ImportRefusal('zip-too-many', `${files.length} files`)
  return files
}

/** Everything in it that is no folder. Folders behind links are left out: Node's own walk follows two that lead back for ever. */
function pathsIn(folder: string): readonly string[] {
  const entries = readable(folder, () => readdirSync(folder, { withFileTypes: true }))
  return entries
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? pathsIn(path) : path
    })
}

function read({ name, read: bytes }: Given): Recording['sound'] {
  const given = bytes()
  try {
    return soundOf(name, given)
  } catch (error) {
    throw new ImportRefusal(
      'recording-unreadable',
      `${shown(name)}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
