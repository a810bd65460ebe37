import type { StudioState } from './studio.ts'

/** One line read, said, heard and accepted by somebody who is new to it, s. */
const SECONDS_A_LINE = 10

/** How much of the script is recorded. */
export interface Progress {
  readonly recorded: number
  readonly all: number
  /** Until the last line, whole minutes; 0: done. */
  readonly minutes: number
}

export function progressOf({ script, takes }: Pick<StudioState, 'script' | 'takes'>): Progress {
  const recorded = script.filter(({ name }) => takes.has(name)).length
  return { recorded, all: script.length, minutes: Math.ceil(((script.length - recorded) * SECONDS_A_LINE) / 60) }
}
