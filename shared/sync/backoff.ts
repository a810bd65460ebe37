/** First range of waits after a failure, ms; doubled with each further failure. */
const BASE_MS = 500
/** A wall that has been alone for hours still tries so often, ms. */
const CAP_MS = 10_000
/**
 * Whoever speaks, or has spoken and not yet told so, tries again as soon as this, ms: a hall that starts anew keeps a zone
 * for its speaker no longer than a lease, and one or two speakers a zone are no crowd.
 */
export const SPEAKER_AGAIN_MS = 1_000
/** The first try after a good connection: at once for one screen, spread a little over a hall of them. */
const QUICK_MS = 100
/** A right that is missing may be there again in a blink, or put right by people, ms: from a second to half a minute. */
const TROUBLE_BASE_MS = 1_000
const TROUBLE_CAP_MS = 30_000

/**
 * How long to wait before the next try: full jitter, so that a hall of screens does not come back in one blow.
 * @param failures tries in a row that brought nothing; 0: the line was good until now
 * @param random 0 ≤ random < 1
 * @param mostMs never longer than this
 */
export function backoffMs(failures: number, random: number, mostMs = CAP_MS): number {
  return random * (failures === 0 ? QUICK_MS : Math.min(mostMs, BASE_MS * 2 ** (failures - 1)))
}

/**
 * The same where the hall itself has sent a device away. A server that starts, or a right that is being renewed, is over
 * in a moment: a speaker that stayed away for long would find its calls too old to be said. Where only people can help it
 * becomes rare.
 * @param refusals in a row, from 1
 */
export function troubleMs(refusals: number, random: number): number {
  return random * Math.min(TROUBLE_CAP_MS, TROUBLE_BASE_MS * 2 ** (refusals - 1))
}

/**
 * How long a busy server asks to be left alone (`Retry-After` in seconds); 0 when it does not. A date says nothing here:
 * a device does not trust its own.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function restMs(headers: Headers, maxMs: number): number {
  const seconds = Number(headers.get('retry-after'))
  return seconds > 0 ? Math.min(maxMs, seconds * 1_000) : 0
}
