import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BUGS } from './bugs/bugs.ts'
import type { Bug } from './bugs/seams.ts'
import { type Found, hunt } from './hunt.ts'
import { playMany } from './many.ts'
import { readTask, type Task, WrongOption } from './options.ts'
import { brokenLine, foundLine, page, type Played, summary } from './report.ts'
import { runSeed, type SeedResult } from './seed.ts'
import { shrink } from './shrink.ts'

const PAGE = join(import.meta.dirname, '../../docs/simulation.md')

const print = (text: string): void => void process.stdout.write(`${text}\n`)

async function playSeeds(from: number, count: number, threads: number): Promise<Played> {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const tally = await playMany(from, count, threads, ({ seeds }, { broken }) => {
    for (const one of broken) print(brokenLine(one))
    if (seeds % 1_000 === 0) process.stderr.write(`${seeds} of ${count} seeds\n`)
  })
  const { user, system } = process.cpuUsage(before)
  const played = { tally, wallMs: performance.now() - startedAt, cpuMs: (user + system) / 1_000, threads }
  print(summary(played))
  return played
}

async function huntAll(bugs: readonly Bug[], limit: number): Promise<readonly (Found | null)[]> {
  const found: (Found | null)[] = []
  for (const bug of bugs) {
    const hit = await hunt(bug, limit)
    print(foundLine(bug.name, hit))
    found.push(hit)
  }
  return found
}

/** Plays a seed aloud; one that breaks a law is played with fewer faults when that is asked for. */
async function tellSeed({ seed, bug, shrinks }: Task & { readonly kind: 'seed' }): Promise<SeedResult> {
  const { violation } = shrinks ? await runSeed({ seed, bug }) : { violation: null }
  const without = violation ? await shrink({ seed, bug }, violation.law) : new Set<string>()
  return runSeed({ seed, bug, without, tell: print })
}

/** True when all is as it must be: no law broken, every planted bug found. */
async function perform(task: Task): Promise<boolean> {
  switch (task.kind) {
    case 'seed': {
      const { violation } = await tellSeed(task)
      print(violation ? `broken: ${violation.law}` : 'all laws hold')
      return task.bug ? violation !== null : violation === null
    }
    case 'seeds':
      return (await playSeeds(task.from, task.count, task.threads)).tally.broken.length === 0
    case 'bugs':
      return (await huntAll(task.bugs, task.limit)).every((hit) => hit !== null)
    case 'write': {
      const played = await playSeeds(1, task.count, task.threads)
      const found = await huntAll(BUGS, task.limit)
      writeFileSync(PAGE, page(played, found))
      return played.tally.broken.length === 0 && found.every((hit) => hit !== null)
    }
  }
}

/** Ends: 0 all is well, 1 a law is broken or a planted bug was not found, 2 the command line was wrong. */
async function main(args: readonly string[]): Promise<number> {
  try {
    return (await perform(readTask(args))) ? 0 : 1
  } catch (error) {
    if (!(error instanceof WrongOption)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

// Whoever reads the story through `head` has read enough. Unheard, the error would count as one that the product throws.
process.stdout.once('error', () => process.exit(1))
process.exitCode = await main(process.argv.slice(2))
