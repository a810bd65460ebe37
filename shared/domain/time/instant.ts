/** A moment as it stands in the log and on the wire: RFC 3339, UTC, always with milliseconds (`2026-11-23T02:24:00.000Z`). */
export type Instant = string & { readonly __brand: 'Instant' }

/** Milliseconds since 1970 of an instant. @throws {RangeError} when the text is not a moment */
export function millisOf(instant: Instant): number {
  const millis = Date.parse(instant)
  if (Number.isNaN(millis)) throw new RangeError(`not a moment: ${instant}`)
  return millis
}

/** The instant that many milliseconds after 1970. @throws {RangeError} outside the years a date can hold */
export function instantOf(millis: number): Instant {
  return new Date(millis).toISOString() as Instant
}

/** Minutes from one instant to a later one; never negative, because clocks in halls step backwards. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.max(0, (millisOf(to) - millisOf(from)) / 60_000)
}
