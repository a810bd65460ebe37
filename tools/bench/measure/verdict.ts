import type { Estimate } from './stats.ts'

/** A floor that moved by more than this between rounds is no floor: the machine had other work. */
const FLOOR_MAY_MOVE = 1.5

/**
 * What a figure is worth beside its target, never rounded in our favour. `floor` is by how much the baseline moved
 * between rounds (largest over smallest).
 */
export function verdict({ median, high }: Estimate, target: number, floor = 1): string {
  if (floor > FLOOR_MAY_MOVE) return `no verdict: the floor moved ${floor.toFixed(2)}×`
  if (median > target) return 'falls short'
  return high > target ? 'reached, but its interval reaches beyond' : 'reached'
}

/** A count that must be exact. */
export function exactly(found: number, wanted: number): string {
  return found === wanted ? 'reached' : 'falls short'
}
