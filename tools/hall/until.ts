/** Between two looks, ms: short against everything that is waited for. */
const LOOK_MS = 15

/** Looks again and again until there is something to see, and gives it. @throws {Error} naming what never came */
export async function until<T>(what: string, look: () => T | Promise<T>, withinMs = 10_000): Promise<NonNullable<T>> {
  const endsAt = performance.now() + withinMs
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (performance.now() > endsAt) throw new Error(`${what}: not within ${withinMs} ms`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
}
