import type { HallState } from '#shared/domain/hall/state.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'

/** As much of the fold as a snapshot carries. */
export type SnapshotState = Pick<HallState, 'queue' | 'announcement'>

/** What a snapshot says beside the fold: the hall's moment. */
export type SnapshotMoment = Pick<HallSnapshot, 'epoch' | 'time' | 'waits' | 'shown' | 'demo'>

/** The part that only an event changes. @throws {Error} when the hall has never been configured */
function lasting({ queue, announcement }: SnapshotState): Omit<HallSnapshot, keyof SnapshotMoment> {
  const { hall } = queue
  if (!hall) throw new Error('a hall without configuration has no snapshot')
  const missed = queue.tickets.flatMap(({ id, number, state, since }) =>
    state === 'missed' ? [{ ticketId: id, ticketNumber: number ?? '', missedAt: since }] : [],
  )
  return { ...queue, hall, services: hall.services, staff: hall.staff, missed, announcements: announcement.open }
}

/** The hall as `GET /halls/{hall}` gives it. @throws {Error} when the hall has never been configured */
export function snapshotOf(state: SnapshotState, moment: SnapshotMoment): HallSnapshot {
  return { ...moment, ...lasting(state) }
}

/**
 * The same as text. The lasting part is kept as text for one fold, so that a thousand screens that reconnect at once
 * cost one serialisation, and each still gets the clock of its own moment.
 */
export class SnapshotText {
  #state: SnapshotState | null = null
  #text = ''

  of(state: SnapshotState, moment: SnapshotMoment): string {
    if (this.#state !== state) {
      this.#text = JSON.stringify(lasting(state))
      this.#state = state
    }
    return `${JSON.stringify(moment).slice(0, -1)},${this.#text.slice(1)}`
  }
}
