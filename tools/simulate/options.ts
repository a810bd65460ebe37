import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { BUGS } from './bugs/bugs.ts'
import type { Bug } from './bugs/seams.ts'

/** What the simulation is asked to do. */
export type Task =
  /** Many seeds, nothing planted. */
  | { readonly kind: 'seeds'; readonly from: number; readonly count: number; readonly threads: number }
  /** One seed, told step by step. */
  | { readonly kind: 'seed'; readonly seed: number; readonly bug: Bug | null; readonly shrinks: boolean }
  /** Planted bugs, each until it is found. */
  | { readonly kind: 'bugs'; readonly bugs: readonly Bug[]; readonly limit: number }
  /** Both, written into the docs. */
  | { readonly kind: 'write'; readonly count: number; readonly threads: number; readonly limit: number }

/** The command line was wrong. */
export class WrongOption extends Error {
  override readonly name = 'WrongOption'
}

export const USAGE = `npm run simulate -- --seeds 10000 [--from 1] [--jobs 2]
  --seed 17             plays one seed and tells every step of it
  --seed 17 --shrink    the same without the faults that the broken law does not need
  --plant NAME          plants a bug: with --seed in that seed, else in all until it is found
  --bugs                plants every bug, one after another, and says how many seeds each needed
  --write               seeds and bugs, and the page docs/simulation.md made of them
Bugs: ${BUGS.map(({ name }) => name).join(' ')}`

const DEFAULT_SEEDS = 1_000

/** Reads the command line. @throws {WrongOption} */
export function readTask(args: readonly string[]): Task {
  const { seeds, seed, from, jobs, plant, bugs, write, shrink = false } = parse(args)
  const count = whole('--seeds', seeds, DEFAULT_SEEDS)
  const threads = whole('--jobs', jobs, Math.max(1, availableParallelism()))
  const bug = plant === undefined ? null : BUGS.find(({ name }) => name === plant)
  if (bug === undefined) throw new WrongOption(`--plant ${plant} is no bug that can be planted\n${USAGE}`)
  if (seed !== undefined) return { kind: 'seed', seed: whole('--seed', seed, 1), bug, shrinks: shrink }
  if (write) return { kind: 'write', count, threads, limit: DEFAULT_SEEDS }
  if (bug || bugs) return { kind: 'bugs', bugs: bug ? [bug] : BUGS, limit: count }
  return { kind: 'seeds', from: whole('--from', from, 1), count, threads }
}

function parse(args: readonly string[]) {
  try {
    const text = { type: 'string' } as const
    const flag = { type: 'boolean' } as const
    const options = {
      seeds: text,
      seed: text,
      from: text,
      jobs: text,
      plant: text,
      bugs: flag,
      write: flag,
      shrink: flag,
    }
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new WrongOption(`${error instanceof Error ? error.message.split('. ')[0] : String(error)}\n${USAGE}`)
  }
}

function whole(option: string, text: string | undefined, otherwise: number): number {
  const number = Number(text ?? otherwise)
  if (Number.isInteger(number) && number > 0 && number <= 0x7f_ff_ff_ff) return number
  throw new WrongOption(`${option} ${text} is no whole number above 0\n${USAGE}`)
}
