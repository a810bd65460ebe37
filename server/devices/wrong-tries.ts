/** Wrong codes one approver may type within a minute: people misread, and a guesser would need a thousand years. */
const FREE = 5
const WINDOW_MS = 60_000

/**
 * Counts wrong codes for each approver by itself: one who guesses is slowed down and nobody else. Approvers have signed
 * in, so there are as many counts as there are accounts at most.
 */
export class WrongTries {
  readonly #tries = new Map<string, readonly number[]>()
  readonly #now: () => number

  /** `now`: monotonic ms. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** Ms to wait before that approver may type another code; 0: now. */
  waitMs(approver: string): number {
    const recent = this.#recent(approver)
    return recent.length < FREE ? 0 : recent[0]! + WINDOW_MS - this.#now()
  }

  wrong(approver: string): void {
    this.#tries.set(approver, [...this.#recent(approver), this.#now()])
  }

  #recent(approver: string): readonly number[] {
    const since = this.#now() - WINDOW_MS
    return (this.#tries.get(approver) ?? []).filter((at) => at > since)
  }
}
