import type { HallId } from '#shared/domain/queue/ids.ts'
import type { LocalDate } from '#shared/domain/time/zone.ts'

/** What came again on one day of a hall. */
interface RepeatDay {
  readonly day: LocalDate
  readonly devices: Map<string, number>
  all: number
}

/**
 * Ratings that came once more though the hall had them: a pad whose answers are lost sends on. Nothing is written of
 * them, however many they are, so a server that is started anew counts from nothing. Keeps one number for each device.
 */
export class Repeats {
  readonly #days = new Map<HallId, RepeatDay>()

  /** Null: no device of the hall's, but a demo's own pad. */
  note(hall: HallId, day: LocalDate, device: string | null): void {
    const today = this.#of(hall, day)
    this.#days.set(hall, today)
    today.all++
    if (device !== null) today.devices.set(device, (today.devices.get(device) ?? 0) + 1)
  }

  /** Of that day: all together, and those of each device that sent any. */
  on(hall: HallId, day: LocalDate): { readonly all: number; readonly devices: ReadonlyMap<string, number> } {
    return this.#of(hall, day)
  }

  #of(hall: HallId, day: LocalDate): RepeatDay {
    const kept = this.#days.get(hall)
    return kept?.day === day ? kept : { day, devices: new Map(), all: 0 }
  }
}
