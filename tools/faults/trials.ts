import type { Outcome } from './fault.ts'

/** So many sentences say enough; the number of faults that did not hold stands beside them. */
const TOLD = 20

/** Keeps count of a fault that is played many times. */
export class Trials {
  #tried = 0
  #held = 0
  readonly #broken: string[] = []

  /** Once more, with what of it did not hold. */
  note(troubles: readonly string[]): void {
    this.#tried++
    if (troubles.length === 0) this.#held++
    this.#broken.push(...troubles)
  }

  outcome(counts: readonly string[], worst: string): Outcome {
    const more = this.#broken.length - TOLD
    const broken = [...this.#broken.slice(0, TOLD), ...(more > 0 ? [`and ${more} more`] : [])]
    return { tried: this.#tried, held: this.#held, counts, worst, broken }
  }
}

/** The sentence, unless it holds. */
export function unless(holds: boolean, trouble: string): readonly string[] {
  return holds ? [] : [trouble]
}

/** Lines of a server's log that tell of a bug, or where in the code it was. */
export function stackLinesIn(log: string): number {
  return log.split('\n').filter((line) => line.includes('"code":"bug"') || /^\s+at /.test(line)).length
}
