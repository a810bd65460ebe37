import type { Instant } from '#shared/domain/time/instant.ts'
import { hallDay, type LocalDate } from '#shared/domain/time/zone.ts'
import type { HallPort } from '#server/hall/hall-port.ts'

/** The day of the hall that an instant belongs to; by default the one it has now. */
export function dayIn(hall: HallPort, at: Instant = hall.now()): LocalDate {
  const { timeZone, dayStartsAt } = hall.fold().queue.hall!
  return hallDay(at, timeZone, dayStartsAt)
}
