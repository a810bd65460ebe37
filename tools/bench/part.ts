import type { Section } from './report/table.ts'

/** How much a part may do. */
export interface Effort {
  readonly rounds: number | null
  readonly short: boolean
  readonly random: () => number
  /** Progress, for whoever waits. */
  readonly say: (line: string) => void
}

/** One benchmark. A reason instead of a section: it cannot be measured here. */
export type Part = (effort: Effort) => Promise<Section | { readonly skipped: string }>
