import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { clipNameOf, keyOfClip, SOUND_FILE } from '#shared/audio/recording/clip-name.ts'
import type { Recording } from '#shared/audio/recording/sprite.ts'
import { soundOf } from '../sound-file.ts'
import { ImportRefusal } from './refusal.ts'
import { readZip, VOICE_LIMITS } from './zip.ts'

/** A file as it was sent in. */
export interface Given {
  readonly name: string
  read(): Uint8Array
}

/** What macOS and Windows put beside files. */
const NOT_MEANT = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db|desktop\.ini)/i

/** What was sent in, as a folder or a zip. @throws {ImportRefusal} naming the file that cannot be trusted */
export function filesIn(path: string): readonly Given[] {
  const files = statSync(path).isDirectory() ? inFolder(path) : readZip(readFileSync(path))
  return files.filter(({ name }) => !NOT_MEANT.test(name))
}

/**
 * The recordings among files, each named after what is said: `到三号窗口.wav`, `八_last.wav` for 八 at the end of a number.
 * Other files are passed over. @throws {ImportRefusal} naming the file that is wrong
 */
export function recordingsOf(files: readonly Given[]): readonly Recording[] {
  const sounds = files.filter(({ name }) => SOUND_FILE.test(name))
  if (sounds.length === 0) throw new ImportRefusal('nothing-recorded', `${files.length} files, and no sound`)
  const names = new Map<string, string>()
  return sounds.map((file) => {
    const name = clipNameOf(file.name)
    if (name === null) throw new ImportRefusal('recording-unnamed', file.name)
    const key = keyOfClip(name)
    if (names.has(key)) throw new ImportRefusal('recording-twice', `${names.get(key)!}, ${file.name}`)
    names.set(key, file.name)
    return { name, sound: read(file) }
  })
}

function inFolder(folder: string): readonly Given[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
  if (names.length > VOICE_LIMITS.files) throw new ImportRefusal('zip-too-many', `${names.length} files`)
  return names.toSorted().map((name) => ({ name, read: () => readFileSync(join(folder, name)) }))
}

function read({ name, read: bytes }: Given): Recording['sound'] {
  const given = bytes()
  try {
    return soundOf(name, given)
  } catch (error) {
    throw new ImportRefusal(
      'recording-unreadable',
      `${name}: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}
