import type { Gap, Phrase } from '#shared/domain/phrase/token.ts'
import { type Atom, atomsOf } from './atoms.ts'
import type { Clip, VoicePack } from './read-pack.ts'

/** What of a pack says whether it can say something. */
export type Clips = Pick<VoicePack, 'clips' | 'longest'>

/** A clip in its place in what is said. */
export interface SpokenClip {
  readonly clip: Clip
  /** Silence before it; that of the first one stands before nothing. */
  readonly gap: Gap
}

/** The recordings that say a phrase, or the pieces of it for which there are none. */
export type Cover =
  | { readonly ok: true; readonly clips: readonly SpokenClip[] }
  | { readonly ok: false; readonly missing: readonly string[] }

/** The cheapest way to say everything from one atom on. */
interface Way {
  readonly cost: number
  /** Atoms that this step takes. */
  readonly takes: number
  readonly clip: Clip | null
}

/** A piece that nobody recorded costs more than any number of clips. */
const MISSING = 1_000_000

/**
 * Says a phrase with as few clips as can be, long ones first: an announcer's whole 到三号窗口 sounds better than five
 * words in a row. The end of a code takes its own recording where there is one.
 */
export function cover(phrase: Phrase, pack: Clips): Cover {
  const atoms = atomsOf(phrase)
  const ways: Way[] = []
  for (let from = atoms.length - 1; from >= 0; from--) ways[from] = bestFrom(atoms, from, pack, ways)
  const clips: SpokenClip[] = []
  const missing: string[] = []
  for (let at = 0; at < atoms.length; at += ways[at]!.takes) {
    const { clip } = ways[at]!
    if (clip) clips.push({ clip, gap: atoms[at]!.gap })
    else missing.push(phrase[atoms[at]!.token]!.text)
  }
  return missing.length > 0 ? { ok: false, missing } : { ok: true, clips }
}

function bestFrom(atoms: readonly Atom[], from: number, pack: Clips, ways: readonly Way[]): Way {
  const costAfter = (takes: number): number => (from + takes === atoms.length ? 0 : ways[from + takes]!.cost)
  const { token } = atoms[from]!
  const restOfToken = atoms.slice(from).findIndex((atom) => atom.token !== token)
  const skipped = restOfToken < 0 ? atoms.length - from : restOfToken
  let best: Way = { cost: MISSING + costAfter(skipped), takes: skipped, clip: null }
  for (let takes = reach(atoms, from, pack.longest); takes > 0; takes--) {
    const clip = clipFor(atoms.slice(from, from + takes), pack)
    const cost = 1 + costAfter(takes)
    if (clip && cost < best.cost) best = { cost, takes, clip }
  }
  return best
}

/** How many atoms one clip may hold from here: never past the breath before it is all said once more. */
function reach(atoms: readonly Atom[], from: number, longest: number): number {
  let takes = 1
  while (takes < longest && from + takes < atoms.length && atoms[from + takes]!.gap !== 'repeat') takes++
  return takes
}

function clipFor(atoms: readonly Atom[], { clips }: Clips): Clip | undefined {
  const key = atoms.map(({ text }) => text).join(' ')
  return (atoms[atoms.length - 1]?.isLast ? clips.get(`${key}|last`) : undefined) ?? clips.get(key)
}
