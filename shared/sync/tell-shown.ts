import type { CallId, HallId } from '#shared/domain/queue/ids.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import type { Clock } from './clock.ts'

/** The next report waits for this one, but no longer, ms. */
const REPORT_MS = 3_000

/**
 * Says that the screen of that id has painted the call; resolves once the hall has answered or will not. Never throws.
 * Asked once and without a key: a report that is lost is a hint less to the clerk, and two are one.
 */
export async function tellShown(
  { fetch, clock }: { readonly fetch: typeof globalThis.fetch; readonly clock: Clock },
  hall: HallId,
  call: CallId,
  screen: string,
): Promise<void> {
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
