import type { QueueState } from '#shared/domain/queue/state.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'

/** What a snapshot says beside the fold: the hall's moment. */
export type SnapshotMoment = Pick<HallSnapshot, 'epoch' | 'time' | 'waits' | 'shown' | 'demo'>

/** The part that only an event changes. @throws {Error} when the hall has never been configured */
function lasting(queue: QueueState): Omit<HallSnapshot, keyof SnapshotMoment> {
  const { hall } = queue
  if (!hall) throw new Error('a hall without configuration has no snapshot')
  const missed = queue.tickets.flatMap(({ id, number, state, since }) =>
    state === 'missed' ? [{ ticketId: id, ticketNumber: number ?? '', missedAt: since }] : [],
  )
  return { ...queue, hall, services: hall.services, staff: hall.staff, missed, announcements: [] }
}

/** The hall as `GET /halls/{hall}` gives it. @throws {Error} when the hall has never been configured */
export function snapshotOf(queue: QueueState, moment: SnapshotMoment): HallSnapshot {
  return { ...moment, ...lasting(queue) }
}

/**
 * The same as text. The lasting part is kept as text for one fold, so that a thousand screens that reconnect at once
 * cost one serialisation, and each still gets the clock of its own moment.
 */
export class SnapshotText {
  #queue: QueueState | null = null
  #text = ''

  of(queue: QueueState, moment: SnapshotMoment): string {
    if (this.#queue !== queue) {
      this.#text = JSON.stringify(lasting(queue))
      this.#queue = queue
    }
    return `${JSON.stringify(moment).slice(0, -1)},${this.#text.slice(1)}`
  }
}
