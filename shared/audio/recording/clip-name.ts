import { keyOf } from '../pack/atoms.ts'
import type { Clips } from '../pack/cover.ts'
import type { Clip } from '../pack/read-pack.ts'

/** Behind the name of a clip that is the end of a number, as it sounds before 号. */
export const LAST = '|last'

/** Sound files that recordings come in. */
export const SOUND_FILE = /\.(?:wav|mp3|m4a|aac|ogg|opus|flac)$/i

/** What is said in a clip: 八 of 八|last. */
export function saidIn(name: string): string {
  return name.split('|', 1)[0]!
}

/** A clip by what is heard, as a pack looks for it. */
export function keyOfClip(name: string): string {
  return name.replace(/^[^|]*/, keyOf)
}

/** A clip that is not in any sound yet: what could be said with it is known all the same. */
export function placeless(name: string): Clip {
  return { name, startMs: 0, durationMs: 1 }
}

/** What can be said with these; of two for the same, the later. */
export function clipsNamed(clips: Iterable<Clip>): Clips {
  const byKey = new Map(Array.from(clips, (clip) => [keyOfClip(clip.name), clip]))
  const longest = Math.max(1, ...Array.from(byKey.keys(), (key) => key.split(' ').length))
  return { clips: byKey, longest }
}

/**
 * The clip that a file of a recording is of: `numbers/八_last.wav` → 八|last; null when it is not named after what is
 * said, or with signs that nobody sees. `_last`, because Windows has no | in names; a macOS name is put together again.
 */
export function clipNameOf(file: string): string | null {
  const said = file
    .replace(/^.*[/\\]/, '')
    .replace(SOUND_FILE, '')
    .normalize('NFC')
    .replace(/[|_]last$/i, LAST)
  const words = saidIn(said)
  return keyOf(words) === '' || words.length > 200 || !/^[^|\p{C}]*(?:\|last)?$/u.test(said) ? null : said.trim()
}
