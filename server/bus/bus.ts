import type { HallId } from '#shared/domain/queue/ids.ts'

/**
 * Tells the nodes of a province that a hall's log has grown. A message is only a hint that there is something to
 * read: readers take the events from the store by sequence, so a lost or doubled hint costs nothing.
 */
export interface Bus {
  publish(hall: HallId, sequence: number): void
  subscribe(hall: HallId, listener: (sequence: number) => void, signal: AbortSignal): void
}
