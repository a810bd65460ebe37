import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { keyOf } from '#shared/audio/pack/atoms.ts'
import type { Recording } from '#shared/audio/recording/sprite.ts'
import { soundOf } from '../sound-file.ts'
import { ImportRefusal } from './refusal.ts'
import { readZip, VOICE_LIMITS } from './zip.ts'

/** A file as it was sent in. */
interface Given {
  readonly name: string
  read(): Uint8Array
}

const SOUND = /\.(?:wav|mp3|m4a|aac|ogg|opus|flac)$/i
/** What macOS and Windows put beside files. */
const NOT_MEANT = /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db|desktop\.ini)/i

/**
 * The recordings in a folder or a zip, each named after what is said: `到三号窗口.wav`, `八_last.wav` for 八 at the end of
 * a number. Other files are passed over. @throws {ImportRefusal} naming the file that is wrong
 */
export function recordingsIn(path: string): readonly Recording[] {
  const files = (statSync(path).isDirectory() ? filesIn(path) : readZip(readFileSync(path))).filter(
    ({ name }) => SOUND.test(name) && !NOT_MEANT.test(name),
  )
  if (files.length === 0) throw new ImportRefusal('nothing-recorded', basename(path))
  const names = new Map<string, string>()
  return files.map((file) => {
    const name = clipNameOf(file.name)
    const key = name.replace(/^[^|]*/, keyOf)
    if (names.has(key)) throw new ImportRefusal('recording-twice', `${names.get(key)!}, ${file.name}`)
    names.set(key, file.name)
    return { name, sound: read(file) }
  })
}

function filesIn(folder: string): readonly Given[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
  if (names.length > VOICE_LIMITS.files) throw new ImportRefusal('zip-too-many', `${names.length} files`)
  return names.toSorted().map((name) => ({ name, read: () => readFileSync(join(folder, name)) }))
}

/** `numbers/八_last.wav` → 八|last. `_last`, because Windows has no | in names; a macOS name is put together again. */
function clipNameOf(file: string): string {
  const said = basename(file)
    .replace(SOUND, '')
    .normalize('NFC')
    .replace(/[|_]last$/i, '|last')
    .trim()
  const [words = ''] = said.split('|')
  if (keyOf(words) === '' || words.length > 200 || !/^[^|]*(?:\|last)?$/.test(said))
    throw new ImportRefusal('recording-unnamed', file)
  return said
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
