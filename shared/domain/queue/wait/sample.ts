import type { ServiceId } from '../ids.ts'
import type { WaitFeatures } from './features.ts'

/** A ticket that was called: what was known at its issue, and what came of it, minutes. */
export interface WaitSample {
  readonly features: WaitFeatures
  readonly waitMin: number
}

/** A sample as it is stored, without names: three thousand of them lie in the fold. */
export type PackedSample = readonly [service: ServiceId, waitMin: number, ...values: readonly number[]]

/** The features behind the service and the wait, in the order in which they are stored. */
const ORDER = [
  'classed',
  'ahead',
  'before',
  'beforeSame',
  'same',
  'sameClassed',
  'oldest',
  'queueLength',
  'les',
  'gap',
  'open',
  'idle',
  'fresh',
  'hour',
] as const satisfies readonly Exclude<keyof WaitFeatures, 'service'>[]

/** Puts a sample away. */
export function packSample({ features, waitMin }: WaitSample): PackedSample {
  return [features.service, waitMin, ...ORDER.map((name) => features[name])]
}

/** Takes it out again. */
export function unpackSample([service, waitMin, ...values]: PackedSample): WaitSample {
  const features = Object.fromEntries(ORDER.map((name, place) => [name, values[place] ?? 0]))
  return { waitMin, features: { ...(features as Omit<WaitFeatures, 'service'>), service } }
}
