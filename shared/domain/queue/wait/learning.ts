import type { LocalDate } from '../../time/zone.ts'
import type { WaitRange } from '../events.ts'
import { regimeOf } from './estimate.ts'
import type { WaitFeatures } from './features.ts'
import { BUSY_AHEAD, SAMPLES_KEPT, type WaitStats } from './memory.ts'
import { trainModel } from './model.ts'
import { packSample, unpackSample } from './sample.ts'

/** From so many finished tickets on the hall learns from its own waits. */
export const FINISHED_TO_TRAIN = 500
/** How strongly one ticket moves the spread: after a few hundred, four in five promises hold. */
const SPREAD_STEP = 0.05
const SPREAD_LIMITS = { least: 0.2, most: 8 } as const

/** A wait has come to its end: kept as a sample, and P80 is widened or narrowed by it. */
export function learnWait(
  stats: WaitStats,
  features: WaitFeatures,
  expected: WaitRange | null,
  waitMin: number,
): WaitStats {
  const kind = features.ahead >= BUSY_AHEAD ? 'busy' : 'quiet'
  const sample = packSample({ features, waitMin })
  return {
    ...stats,
    samples: { ...stats.samples, [kind]: [...stats.samples[kind], sample].slice(-SAMPLES_KEPT[kind]) },
    spread: expected ? learnSpread(stats, features, expected, waitMin) : stats.spread,
  }
}

/** The night's lesson: a model of all samples kept, once there are enough of them; else everything stays as it is. */
export function learnModel(stats: WaitStats, day: LocalDate): WaitStats {
  const { quiet, busy } = stats.samples
  const ready = stats.finished >= FINISHED_TO_TRAIN && quiet.length + busy.length >= FINISHED_TO_TRAIN
  return ready ? { ...stats, model: trainModel(quiet.map(unpackSample), busy.map(unpackSample), day) } : stats
}

/**
 * Widens the room of P80 a little when a wait was longer than expected, narrows it four times less when not, so that
 * in the long run four in five hold whatever the day is like.
 * @see Gibbs, Candès (2021), Adaptive Conformal Inference Under Distribution Shift
 */
function learnSpread(
  stats: WaitStats,
  features: WaitFeatures,
  expected: WaitRange,
  waitMin: number,
): WaitStats['spread'] {
  const regime = regimeOf(stats, features)
  const moved = stats.spread[regime] * Math.exp(SPREAD_STEP * (waitMin > expected.p80Min ? 0.8 : -0.2))
  return { ...stats.spread, [regime]: Math.min(SPREAD_LIMITS.most, Math.max(SPREAD_LIMITS.least, moved)) }
}
