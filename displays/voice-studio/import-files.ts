import { clipNameOf, keyOfClip } from '#shared/audio/recording/clip-name.ts'
import { VOICE_RATE } from '#shared/audio/recording/make-pack.ts'
import { resampled } from '#shared/audio/recording/resample.ts'
import type { ScriptLine } from '#shared/audio/recording/script.ts'
import { trimmed } from '#shared/audio/recording/trim.ts'
import { readWav } from '#shared/audio/recording/wav.ts'
import { durationMs, type Sound } from '#shared/audio/sound.ts'

/** Why a file is not taken. */
export type FileRefusal =
  | 'not-wav'
  | 'too-large'
  | 'unreadable'
  | 'too-long'
  | 'silent'
  | 'unnamed'
  | 'not-wanted'
  | 'twice'

/** What became of a file that somebody brought. */
export type TakenIn =
  | { readonly ok: true; readonly file: string; readonly name: string; readonly sound: Sound }
  | { readonly ok: false; readonly file: string; readonly why: FileRefusal }

/** One line in stereo at 96 kHz and 24 bits is half of that; what is larger is not read at all, bytes. */
const MOST_BYTES = 12 * 1_024 * 1_024
/** No line of a script is longer, ms. */
const LONGEST_MS = 20_000

/** What of these files are recordings of lines of the script, one after another; each is named after what is said in it. */
export async function* takeIn(files: readonly File[], script: readonly ScriptLine[]): AsyncGenerator<TakenIn> {
  const wanted = new Map(script.map(({ name }) => [keyOfClip(name), name]))
  const taken = new Set<string>()
  for (const file of files) {
    const one = await take(file, wanted, taken)
    yield typeof one === 'string' ? { ok: false, file: file.name, why: one } : { ok: true, file: file.name, ...one }
  }
}

async function take(
  file: File,
  wanted: ReadonlyMap<string, string>,
  taken: Set<string>,
): Promise<FileRefusal | { readonly name: string; readonly sound: Sound }> {
  if (!/\.wav$/i.test(file.name)) return 'not-wav'
  if (file.size > MOST_BYTES) return 'too-large'
  const said = clipNameOf(file.name)
  if (said === null) return 'unnamed'
  const name = wanted.get(keyOfClip(said))
  if (name === undefined) return 'not-wanted'
  if (taken.has(name)) return 'twice'
  const sound = await soundIn(file)
  if (!sound) return 'unreadable'
  if (durationMs(sound) > LONGEST_MS) return 'too-long'
  if (!trimmed(sound)) return 'silent'
  taken.add(name)
  return { name, sound: resampled(sound, VOICE_RATE) }
}

/** Null when it is no sound, or gone. */
async function soundIn(file: File): Promise<Sound | null> {
  try {
    return readWav(new Uint8Array(await file.arrayBuffer()))
  } catch {
    return null
  }
}
