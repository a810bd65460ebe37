/** One of those that are measured beside each other. */
export interface Candidate<T> {
  readonly name: string
  readonly run: () => Promise<T>
}

/** What each candidate gave, round by round, by its name. */
export type Rounds<T> = ReadonlyMap<string, readonly T[]>

/** A new order, every one as likely. */
export function shuffled<T>(items: readonly T[], random: () => number): readonly T[] {
  const list = [...items]
  for (let last = list.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1))
    ;[list[last], list[other]] = [list[other]!, list[last]!]
  }
  return list
}

/**
 * Runs every candidate once in each round, in an order of the round's own: what the machine does besides falls on all
 * alike, and differences are taken within a round.
 */
export async function runRounds<T>(
  candidates: readonly Candidate<T>[],
  rounds: number,
  random: () => number,
  say: (line: string) => void,
): Promise<Rounds<T>> {
  const results = new Map<string, T[]>(candidates.map(({ name }) => [name, []]))
  for (let round = 1; round <= rounds; round++) {
    for (const { name, run } of shuffled(candidates, random)) {
      say(`round ${round} of ${rounds}: ${name}`)
      results.get(name)!.push(await run())
    }
  }
  return results
}
