import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { DeviceCommand, DeviceId } from '#shared/protocol/devices.ts'
import type { Clock } from '#server/hall/clock.ts'

/** A device that was away for longer is not told any more, ms: nobody wants a wall to say its name tomorrow morning. */
const FRESH_MS = 600_000

interface Given {
  readonly command: DeviceCommand
  readonly at: Instant
  /** Monotonic ms. */
  readonly givenAt: number
}

/** Commands that devices have not heard yet. Scope: *moment*. */
export class Commands {
  readonly #clock: Pick<Clock, 'now' | 'monotonic'>
  readonly #waiting = new Map<DeviceId, readonly Given[]>()

  constructor(clock: Pick<Clock, 'now' | 'monotonic'>) {
    this.#clock = clock
  }

  give(device: DeviceId, command: DeviceCommand): void {
    const given = { command, at: instantOf(this.#clock.now()), givenAt: this.#clock.monotonic() }
    // The same thing asked twice is done once.
    const others = this.waiting(device).filter((one) => one.command.command !== command.command)
    this.#waiting.set(device, [...others, given])
  }

  waiting(device: DeviceId): readonly Given[] {
    const since = this.#clock.monotonic() - FRESH_MS
    return (this.#waiting.get(device) ?? []).filter(({ givenAt }) => givenAt > since)
  }

  heard(device: DeviceId, ids: readonly string[]): void {
    const left = this.waiting(device).filter(({ command }) => !ids.includes(command.id))
    if (left.length > 0) this.#waiting.set(device, left)
    else this.#waiting.delete(device)
  }
}
