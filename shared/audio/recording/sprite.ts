import { levelled } from '../render/level.ts'
import { spokenLoudness } from '../render/loudness.ts'
import { sampleAt, type Sound } from '../sound.ts'
import { trimmed } from './trim.ts'

/** Silence between two clips of a sound file, ms: a codec smears a sound by about as much. */
const APART_MS = 50
/** How loud each clip is in its pack, LUFS, and its highest peak, dBTP. */
export const CLIP_LUFS = -20
const CLIP_CEILING_DB = -1

/** Something recorded: what is said, and how it sounds. */
export interface Recording {
  /** As in `pack.json`: 八, 八|last. */
  readonly name: string
  readonly sound: Sound
  /** How loud the room was by itself, dBFS, where that is known. */
  readonly roomDb?: number | undefined
}

/** All clips of a pack in one stretch of sound, and where each lies. */
export interface Sprite {
  readonly sound: Sound
  readonly clips: Readonly<Record<string, readonly [startMs: number, durationMs: number]>>
  /** Recordings in which there is nothing to be heard. */
  readonly silent: readonly string[]
}

/** Cuts, levels and lays out recordings, all of one rate, as a pack's sound. */
export function spriteOf(recordings: readonly Recording[], sampleRate: number): Sprite {
  const pieces: { readonly at: number; readonly samples: Float32Array }[] = []
  const clips: Record<string, readonly [number, number]> = {}
  const silent: string[] = []
  let at = sampleAt(APART_MS, sampleRate)
  for (const { name, sound, roomDb } of recordings) {
    const cut = trimmed(sound, roomDb)
    if (!cut) {
      silent.push(name)
      continue
    }
    const { samples } = levelled(cut, { to: CLIP_LUFS, ceilingDb: CLIP_CEILING_DB, measure: spokenLoudness })
    const [start, length] = cut.clipMs
    clips[name] = [hundredths((at * 1_000) / sampleRate + start), hundredths(length)]
    pieces.push({ at, samples })
    at += samples.length + sampleAt(APART_MS, sampleRate)
  }
  const all = new Float32Array(at)
  for (const piece of pieces) all.set(piece.samples, piece.at)
  return { sound: { samples: all, sampleRate }, clips, silent }
}

function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100
}
