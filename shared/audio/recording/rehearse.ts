import type { Phrase } from '#shared/domain/phrase/token.ts'
import { cover, type SpokenClip } from '../pack/cover.ts'
import type { OpenPack } from '../pack/open-pack.ts'
import type { Clip } from '../pack/read-pack.ts'
import { type RenderedCall, renderCall } from '../render/render-call.ts'
import { sampleAt, type Sound } from '../sound.ts'
import { clipsNamed, keyOfClip, placeless, saidIn } from './clip-name.ts'
import { VOICE_RATE } from './make-pack.ts'
import { resampled } from './resample.ts'
import { type Recording, type Sprite, spriteOf } from './sprite.ts'
import { TAIL_MS } from './trim.ts'

/** A call with what is recorded so far. */
export type Rehearsal =
  /** `borrowed`: what another voice said in it. */
  | { readonly ok: true; readonly call: RenderedCall; readonly borrowed: readonly string[] }
  | { readonly ok: false; readonly missing: readonly string[] }

/** What another voice is cut apart by, ms: as in a pack. */
const APART_MS = 50

/**
 * Says a phrase as a pack of these recordings would, at `VOICE_RATE`; what is not recorded yet is borrowed from `other`, cut
 * as it is there.
 */
export function rehearse(phrase: Phrase, own: readonly Recording[], other: OpenPack | null): Rehearsal {
  const recorded = new Map(own.map((recording) => [keyOfClip(recording.name), recording]))
  const mine = own.map(({ name }) => placeless(name))
  const covered = cover(phrase, clipsNamed([...(other?.pack.clips.values() ?? []), ...mine]))
  if (!covered.ok) return { ok: false, missing: covered.missing }
  const names = [...new Set(covered.clips.map(({ clip }) => clip.name))]
  const isOwn = (name: string): boolean => recorded.has(keyOfClip(name))
  const ours = spriteOf(
    names.filter(isOwn).map((name) => atVoiceRate(recorded.get(keyOfClip(name))!)),
    VOICE_RATE,
  )
  const borrowed = names.filter((name) => !isOwn(name))
  const theirs = borrowed.map((name) => cutFrom(other!, name))
  const { sound, places } = laidBehind(ours, theirs)
  const clips = covered.clips.map(({ clip, gap }): SpokenClip => ({ clip: places.get(clip.name)!, gap }))
  return { ok: true, call: renderCall(clips, sound), borrowed: borrowed.map(saidIn) }
}

function atVoiceRate(recording: Recording): Recording {
  return { ...recording, sound: resampled(recording.sound, VOICE_RATE) }
}

/** A clip of another pack with the tails that its neighbours fade into. */
interface Borrowed {
  readonly name: string
  readonly durationMs: number
  readonly samples: Float32Array
}

function cutFrom({ pack, sound: { samples, sampleRate } }: OpenPack, name: string): Borrowed {
  const { startMs, durationMs } = pack.clips.get(keyOfClip(name))!
  const part = samples.slice(
    sampleAt(Math.max(0, startMs - TAIL_MS), sampleRate),
    sampleAt(startMs + durationMs + TAIL_MS, sampleRate),
  )
  return { name, durationMs, samples: resampled({ samples: part, sampleRate }, VOICE_RATE).samples }
}

/** The borrowed clips behind the announcer's own, in one sound, and where each lies. */
function laidBehind(
  { sound, clips }: Pick<Sprite, 'sound' | 'clips'>,
  borrowed: readonly Borrowed[],
): { readonly sound: Sound; readonly places: ReadonlyMap<string, Clip> } {
  const places = new Map<string, Clip>()
  for (const [name, [startMs, durationMs]] of Object.entries(clips)) places.set(name, { name, startMs, durationMs })
  const apart = sampleAt(APART_MS, VOICE_RATE)
  const samples = new Float32Array(
    sound.samples.length + borrowed.reduce((sum, clip) => sum + clip.samples.length + apart, 0),
  )
  samples.set(sound.samples)
  let at = sound.samples.length
  for (const clip of borrowed) {
    samples.set(clip.samples, at)
    const startMs = (at * 1_000) / VOICE_RATE + TAIL_MS
    places.set(clip.name, { name: clip.name, startMs, durationMs: clip.durationMs })
    at += clip.samples.length + apart
  }
  return { sound: { samples, sampleRate: VOICE_RATE }, places }
}
