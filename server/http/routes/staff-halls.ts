import type { StaffId } from '#shared/domain/queue/ids.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import type { Halls } from '#server/people/principal.ts'

/** The halls of a server by their ids. */
export type HallsOfServer = ReadonlyMap<string, HallPort>

/** The halls somebody has rights in that have staff of that id: two people, if there are two. */
export function hallsWithStaff(staff: StaffId, theirs: Halls, known: HallsOfServer): readonly HallPort[] {
  return [...known.values()].filter(
    (hall) =>
      (theirs === 'all' || theirs.includes(hall.id)) && hall.fold().queue.hall?.staff.some(({ id }) => id === staff),
  )
}
