import { SequenceTaken, type StoredEvent } from './event-store.ts'

/**
 * Holds a batch to the law of the log: its events continue it without gap or doubling.
 * @throws {SequenceTaken} when the log has grown, or the batch skips a place
 */
export function assertFollows(last: number, events: readonly Pick<StoredEvent, 'sequence'>[]): void {
  for (const [index, { sequence }] of events.entries()) {
    const expected = last + 1 + index
    if (sequence !== expected) throw new SequenceTaken(`event ${sequence} does not follow: the log expects ${expected}`)
  }
}
