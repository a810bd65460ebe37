import type { VoicePackFile } from '#shared/protocol/schemas/voice-pack.ts'
import { keyOf } from './atoms.ts'
import { PackError } from './errors.ts'

/** A recording in the sound file of its pack. */
export interface Clip {
  /** As `pack.json` writes it: 到三号窗口, 八|last. */
  readonly name: string
  readonly startMs: number
  readonly durationMs: number
}

/** What one voice can say. */
export interface VoicePack extends Omit<VoicePackFile, 'clips'> {
  /** By what is heard, as `keyOf` writes it; that of the end of a code with `|last` behind it. */
  readonly clips: ReadonlyMap<string, Clip>
  /** Atoms of its longest clip. */
  readonly longest: number
}

type Json = Readonly<Record<string, unknown>>

/** A pack for a year's announcements is a thousand; more is a mistake or an attack. */
const MOST_CLIPS = 5_000
/** A clip is cut to a hundredth; its end may be rounded past the end of the sound by as much. */
const ROUNDING_MS = 0.05

const text = (pattern: RegExp, longest: number) => (value: unknown) =>
  typeof value === 'string' && value.length <= longest && pattern.test(value)
const number = (least: number, most: number) => (value: unknown) =>
  typeof value === 'number' && value >= least && value <= most

/** What `VoicePackSchema` says, in what a screen can afford. */
const FIELDS: Readonly<Record<Exclude<keyof VoicePackFile, 'clips'>, (value: unknown) => boolean>> = {
  format: (value) => value === 1,
  id: text(/^[a-z0-9][a-z0-9-]*$/, 64),
  version: text(/./s, 32),
  language: text(/^[a-z]{2,3}$/, 3),
  voice: text(/./s, 500),
  licence: text(/./s, 500),
  provenance: text(/./s, 2_000),
  sampleRate: (value) => Number.isInteger(value) && number(8_000, 96_000)(value),
  file: text(/^[A-Za-z0-9][\w-]{0,63}\.(?:mp3|m4a|ogg|opus|flac|wav)$/, 69),
  sha256: text(/^[0-9a-f]{64}$/, 64),
  durationMs: number(0, 3_600_000),
  loudness: number(-60, 0),
}

const NAME = /^(?<said>[^|]{1,200})(?<last>\|last)?$/

/** Reads `pack.json`. @throws {PackError} naming the first field or clip that is wrong */
export function readVoicePack(file: string): VoicePack {
  let value: unknown
  try {
    value = JSON.parse(file)
  } catch {
    throw new PackError('pack-not-json', 'pack.json')
  }
  if (!isObject(value)) throw new PackError('pack-bad-field', 'pack.json is not an object')
  for (const [field, isRight] of Object.entries(FIELDS))
    if (!isRight(value[field])) throw new PackError('pack-bad-field', field)
  const manifest = value as unknown as VoicePackFile
  if (!isObject(manifest.clips)) throw new PackError('pack-bad-field', 'clips')
  return { ...manifest, ...clipsOf(manifest.clips, manifest.durationMs) }
}

function clipsOf(written: Json, soundMs: number): Pick<VoicePack, 'clips' | 'longest'> {
  const entries = Object.entries(written)
  if (entries.length === 0 || entries.length > MOST_CLIPS) throw new PackError('pack-bad-field', 'clips')
  const clips = new Map<string, Clip>()
  let longest = 0
  for (const [name, place] of entries) {
    const clip = clipOf(name, place)
    if (clip.startMs + clip.durationMs > soundMs + ROUNDING_MS)
      throw new PackError('pack-out-of-range', `clips.${name}`)
    const { said = '', last = '' } = NAME.exec(name)?.groups ?? {}
    const key = keyOf(said)
    if (key === '' || clips.has(key + last)) throw new PackError('pack-bad-field', `clips.${name}`)
    clips.set(key + last, clip)
    longest = Math.max(longest, key.split(' ').length)
  }
  return { clips, longest }
}

function clipOf(name: string, place: unknown): Clip {
  const [startMs, durationMs, more] = Array.isArray(place) ? (place as readonly unknown[]) : []
  const isPlace = number(0, 3_600_000)(startMs) && number(1, 3_600_000)(durationMs) && more === undefined
  if (!NAME.test(name) || !isPlace) throw new PackError('pack-bad-field', `clips.${name}`)
  return { name, startMs: startMs as number, durationMs: durationMs as number }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
