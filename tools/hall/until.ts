/** Between the first looks, ms: short against everything that is waited for. */
const LOOK_MS = 15
/** Whoever has waited long looks less often, so that many can wait beside one another: each look costs a core its milliseconds. */
const LATE_LOOK_MS = 200
/** What was waited for is seen at most this share of the waiting too late. */
const LATE_SHARE = 0.05

/** Looks again and again until there is something to see, and gives it. @throws {Error} naming what never came */
export async function until<T>(what: string, look: () => T | Promise<T>, withinMs = 10_000): Promise<NonNullable<T>> {
  const startedAt = performance.now()
  for (;;) {
    const seen = await look()
    if (seen) return seen
    const waitedMs = performance.now() - startedAt
    if (waitedMs > withinMs) throw new Error(`${what}: not within ${withinMs} ms`)
    const pauseMs = Math.min(LATE_LOOK_MS, Math.max(LOOK_MS, waitedMs * LATE_SHARE))
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
  }
}
