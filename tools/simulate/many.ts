import { Worker } from 'node:worker_threads'
import type { Violation } from './check/laws.ts'
import type { Count } from './world/world.ts'
import { runSeed } from './seed.ts'

/** A run of seeds: every `step`th from the first on. */
export interface Share {
  readonly from: number
  readonly count: number
  readonly step: number
}

/** A seed that broke a law. */
export interface Broken {
  readonly seed: number
  readonly violation: Violation
}

/** What a run of seeds came to. */
export interface Tally {
  readonly seeds: number
  readonly broken: readonly Broken[]
  readonly counts: ReadonlyMap<Count, number>
  readonly deeds: number
  readonly simulatedMs: number
}

const NOTHING: Tally = { seeds: 0, broken: [], counts: new Map(), deeds: 0, simulatedMs: 0 }

function add(one: Tally, other: Tally): Tally {
  const counts = new Map(one.counts)
  for (const [what, count] of other.counts) counts.set(what, (counts.get(what) ?? 0) + count)
  return {
    seeds: one.seeds + other.seeds,
    broken: [...one.broken, ...other.broken],
    counts,
    deeds: one.deeds + other.deeds,
    simulatedMs: one.simulatedMs + other.simulatedMs,
  }
}

/** Plays a share of seeds, one after another, and tells what came of each. */
export async function playShare({ from, count, step }: Share, played: (one: Tally) => void): Promise<void> {
  for (let index = 0; index < count; index++) {
    const { seed, violation, counts, deeds, simulatedMs } = await runSeed({ seed: from + index * step })
    played({ seeds: 1, broken: violation ? [{ seed, violation }] : [], counts, deeds, simulatedMs })
  }
}

/**
 * Plays seeds on several threads; what a seed does depends on nothing but itself, so it does not matter which plays it.
 * @param heard told of everything so far, and of the seed that has just ended
 * @throws {Error} when a thread dies: then not every seed was played
 */
export async function playMany(
  from: number,
  count: number,
  threads: number,
  heard: (all: Tally, last: Tally) => void = () => {},
): Promise<Tally> {
  let all = NOTHING
  const played = (last: Tally): void => {
    all = add(all, last)
    heard(all, last)
  }
  const shares = Array.from({ length: threads }, (_, index): Share => {
    const own = Math.ceil((count - index) / threads)
    return { from: from + index, count: own, step: threads }
  })
  await Promise.all(shares.map((share) => inThread(share, played)))
  if (all.seeds !== count) throw new Error(`of ${count} seeds only ${all.seeds} were played`)
  return all
}

function inThread(share: Share, played: (one: Tally) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // A seed makes much and keeps nothing.
    const resourceLimits = { maxYoungGenerationSizeMb: 64 }
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: share, resourceLimits })
    worker.on('message', played)
    worker.once('error', reject)
    worker.once('exit', () => resolve())
  })
}
