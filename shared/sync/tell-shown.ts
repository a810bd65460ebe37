import type { CallId, HallId } from '#shared/domain/queue/ids.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import type { Clock } from './clock.ts'

/** The next report waits for this one, but no longer, ms. */
const REPORT_MS = 3_000

/** Reports remembered; a screen paints some twenty calls at a time, and a browser has a few screens. */
const REMEMBERED = 200

/** Says that the screen of that id has painted the call. Nobody waits for it. */
export type TellShown = (call: CallId, screen: string) => void

/**
 * Tells the hall what was painted, each call once a screen, one report after another: a burst must not take the
 * connections a clerk needs. Asked once and without a key: a report that is lost is a hint less to the clerk, and two
 * are one. It is told where the stream is kept: in a page a request would cost more than the paint it reports.
 */
export function shownReports(world: World, hall: HallId): TellShown {
  const told = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()
  return (call, screen) => {
    const key = `${call} ${screen}`
    if (told.has(key)) return
    told.add(key)
    if (told.size > REMEMBERED) for (const oldest of told) if (told.delete(oldest)) break
    last = last.then(() => report(world, hall, call, screen))
  }
}

interface World {
  readonly fetch: typeof globalThis.fetch
  readonly clock: Clock
}

/** Resolves once the hall has answered or will not. Never throws. */
async function report({ fetch, clock }: World, hall: HallId, call: CallId, screen: string): Promise<void> {
  const deadline = new AbortController()
  const callOff = clock.after(REPORT_MS, () => deadline.abort())
  const [inHall, ofCall] = [hall, call].map(encodeURIComponent)
  await fetch(`${API_ROOT}/halls/${inHall}/calls/${ofCall}/shown`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ screen }),
    signal: deadline.signal,
  }).catch(() => {})
  callOff()
}
