import { deviceFact } from '#shared/domain/device/events.ts'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import { type DeviceId, LOST_MS } from '#shared/protocol/devices.ts'
import type { PresenceReport } from '#shared/protocol/api.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import type { Device } from './records.ts'
import type { DeviceShelf } from './shelf.ts'

/** Looked at so often, ms: a device is reported within two seconds of being lost. */
const LOOK_MS = 2_000
/** When it was seen is written so often, ms: what is told every ten seconds is kept in memory. */
const NOTED_EVERY_MS = 15 * 60_000

/** A device as it was seen last. Scope: *moment*. */
export interface Seen {
  readonly report: PresenceReport
  readonly address: string | null
  readonly at: Instant
  readonly onlineSince: Instant
  /** Monotonic ms. */
  readonly seenAt: number
}

/** Which devices are there. One that goes is reported once; that it comes back shows by itself. */
export class DevicePresence {
  readonly #shelf: DeviceShelf
  readonly #clock: Clock
  readonly #seen = new Map<DeviceId, Seen>()
  readonly #losing = new Set<DeviceId>()
  /** Nobody was missed before, monotonic ms: the server has just begun to look, or slept itself. */
  #lookingSince = 0
  #lookedAt = 0

  constructor(shelf: DeviceShelf, clock: Clock) {
    this.#shelf = shelf
    this.#clock = clock
  }

  /** Reports whoever is lost from now on, until the signal aborts. */
  begin(halls: ReadonlyMap<string, HallPort>, until: AbortSignal): void {
    this.#lookingSince = this.#lookedAt = this.#clock.monotonic()
    this.#clock.every(LOOK_MS, () => this.#look(halls), until)
  }

  seen(id: DeviceId): Seen | undefined {
    return this.#seen.get(id)
  }

  /** Has it been seen within half a minute? */
  isOnline(id: DeviceId): boolean {
    const seen = this.#seen.get(id)
    return seen !== undefined && this.#clock.monotonic() - seen.seenAt <= LOST_MS
  }

  note(device: Device, report: PresenceReport, address: string | null): void {
    const at = instantOf(this.#clock.now())
    const onlineSince = this.isOnline(device.id) ? this.#seen.get(device.id)!.onlineSince : at
    this.#seen.set(device.id, { report, address, at, onlineSince, seenAt: this.#clock.monotonic() })
    const isNoted = device.seenAt !== null && millisOf(at) - millisOf(device.seenAt) < NOTED_EVERY_MS
    if (isNoted && device.lostAt === null) return
    void this.#shelf
      .inTurn(async () => {
        const known = this.#shelf.device(device.id)
        if (known) await this.#shelf.write({ ...known, seenAt: at, lostAt: null })
      })
      // Memory knows; the next word of it tries again.
      .catch(() => {})
  }

  #look(halls: ReadonlyMap<string, HallPort>): void {
    const now = this.#clock.monotonic()
    // Who slept has seen nobody, and blames nobody.
    if (now - this.#lookedAt > LOST_MS / 2) this.#lookingSince = now
    this.#lookedAt = now
    for (const device of this.#shelf.all) {
      const hall = halls.get(device.hall)
      if (!hall || device.revokedAt !== null || device.lostAt !== null || device.seenAt === null) continue
      const last = Math.max(this.#lookingSince, this.#seen.get(device.id)?.seenAt ?? 0)
      if (now - last > LOST_MS && !this.#losing.has(device.id)) void this.#lose(device, hall)
    }
  }

  async #lose({ id }: Device, hall: HallPort): Promise<void> {
    this.#losing.add(id)
    const lose = async (): Promise<void> => {
      const device = this.#shelf.device(id)!
      if (this.isOnline(id) || device.lostAt !== null || device.revokedAt !== null) return
      const lastSeenAt = this.#seen.get(id)?.at ?? device.seenAt!
      const fact = deviceFact('device.lost', { deviceId: id, label: device.label, lastSeenAt })
      const lost = { ...device, seenAt: lastSeenAt, lostAt: hall.now() }
      const answer = () => ({ status: 200, body: null })
      await this.#shelf.writeWith(lost, { wish: { type: 'device', fact }, answer }, async (ask) => {
        const reply = await hall.ask(ask)
        return reply.kind === 'reused' ? { status: 422, body: null } : reply.answer
      })
    }
    // What cannot be written now is tried again in two seconds.
    await this.#shelf.inTurn(lose).catch(() => {})
    this.#losing.delete(id)
  }
}
