/** What one runner did: how many tests held, how many did not. */
export interface Tally {
  readonly passed: number
  readonly failed: number
}

/** Prints a runner's outcome; the counts stand alone on their line, where CI reads them. */
export function printTally(runner: string, { passed, failed }: Tally): void {
  console.log(`\n${runner}:\n${passed} passed, ${failed} failed`)
}

export const NONE: Tally = { passed: 0, failed: 0 }

export function add(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed }
}
