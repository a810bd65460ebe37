import type { CallId } from '#shared/domain/queue/ids.ts'

/** Calls remembered as reported; a screen paints some twenty at a time. */
const REMEMBERED = 200

/**
 * Reports painted calls, each once and one after another: a burst must not take the connections a clerk needs.
 * A report that is lost stays lost: it is a hint to the clerk, not a record.
 */
export function shownCalls(report: (call: CallId) => Promise<unknown>): (call: CallId) => void {
  const told = new Set<CallId>()
  let last: Promise<unknown> = Promise.resolve()
  return (call) => {
    if (told.has(call)) return
    told.add(call)
    if (told.size > REMEMBERED) for (const oldest of told) if (told.delete(oldest)) break
    last = last
      .then(afterOthers)
      .then(() => report(call))
      .catch(() => {})
  }
}

/** A request costs a page more than what others want to do right after the paint: it comes after them. */
function afterOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
