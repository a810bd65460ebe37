/** How hard a fault is played. */
export interface Effort {
  /** Fewer times, so that all of them end within a minute or two; everything is still counted. */
  readonly short: boolean
  /**
   * A screen is right, and its badge says so, so long after its hall answers again, ms: the second of the contract; in the short form, which
   * shares the machine with other faults, time enough to become right at all.
   */
  readonly rightMs: number
  readonly random: () => number
  /** Progress, for whoever waits. */
  readonly say: (line: string) => void
}

/** What came of it. */
export interface Outcome {
  /** How often the fault was played, and how often everything held. */
  readonly tried: number
  readonly held: number
  /** What was counted, `12,345 acknowledged`, `0 lost`; the losses among them, also when there were none. */
  readonly counts: readonly string[]
  /** The figure that looks worst, with its name: `back after 812 ms`. */
  readonly worst: string
  /** What did not hold, one sentence each; empty when all of it did. */
  readonly broken: readonly string[]
}

/** A fault that the product must survive, played against the real built thing. */
export interface Fault {
  readonly id: string
  readonly title: string
  /** What is done to the hall, in a sentence or two. */
  readonly done: string
  /** What must hold all the same. */
  readonly holds: string
  /** A reason instead of an outcome: it cannot be played on this machine. */
  readonly play: (effort: Effort) => Promise<Outcome | { readonly skipped: string }>
}
