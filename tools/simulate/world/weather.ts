import type { Dice } from './dice.ts'

/** How badly the network behaves, as probabilities for each request or frame. */
export interface Weather {
  /** Latency of an ordinary packet, ms, and how often one takes seconds. */
  latencyMs: number
  slow: number
  lose: number
  double: number
  /** A proxy that answers instead of the hall, or after it: 502, 503 with Retry-After, 504, 429. */
  proxy: number
  /** A box between that loses, doubles or swaps frames of a stream. No honest line does that. */
  spoilFrames: number
  /** Frames arrive in two pieces. */
  split: number
}

/** What of the weather is bad; each can be done without. */
export const BADNESS = ['slow', 'lose', 'double', 'proxy', 'spoilFrames', 'split'] as const

/** Half of all seeds have an honest line, so that what only a spoiled one explains cannot hide a fault of ours. */
export function badWeather(dice: Dice, without: ReadonlySet<string>): Weather {
  const some = (most: number): number => (dice.chance(0.6) ? dice.between(0, most) : 0)
  const weather = {
    latencyMs: dice.between(0.2, 20),
    slow: some(0.05),
    lose: some(0.3),
    double: some(0.25),
    proxy: some(0.06),
    spoilFrames: dice.chance(0.5) ? dice.between(0.02, 0.3) : 0,
    split: some(0.3),
  }
  for (const bad of BADNESS) if (without.has(bad)) weather[bad] = 0
  return weather
}

/** The faults have stopped. */
export function clearUp(weather: Weather): void {
  Object.assign(weather, { slow: 0, lose: 0, double: 0, proxy: 0, spoilFrames: 0 })
}
