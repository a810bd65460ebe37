import type { HallId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import type { Devices as ShownDevices, Presence, PresenceReport } from '#shared/protocol/api.ts'
import type { DeviceId } from '#shared/protocol/devices.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import { Lives } from '#server/people/lives.ts'
import { hashOfSecret } from '#server/people/secrets.ts'
import type { RecordStore } from '#server/store/record-store.ts'
import { Commands } from './commands.ts'
import { DeviceDesk } from './desk.ts'
import { Door } from './door.ts'
import { DeviceKeys, type Keys } from './keys.ts'
import { type Polled, Pairings } from './pairings.ts'
import { DevicePresence } from './presence.ts'
import { Quarantine } from './quarantine.ts'
import type { QuarantinedRating } from './records.ts'
import { Repeats } from './repeats.ts'
import { DeviceShelf } from './shelf.ts'
import { alarmsOf, shownDevice } from './view.ts'
import { WrongTries } from './wrong-tries.ts'

/** Whose access has expired is looked for so often, ms: its streams end within five seconds (contract). */
const SWEEP_MS = 2_000

export interface DevicesOptions {
  readonly store: RecordStore
  readonly clock: Clock
  /** A fresh UUIDv7. */
  readonly newId: () => string
}

/** How a poll of a device that waits ended. */
export type PollEnd =
  | Exclude<Polled, { kind: 'approved' }>
  | ({ readonly kind: 'approved' } & Keys & Pick<Approved, 'screen'>)
type Approved = Extract<Polled, { kind: 'approved' }>

/** The devices of a server: those that wait at the door, those that were let in, and what they say of themselves. */
export class Devices {
  readonly pairings: Pairings
  readonly wrongTries: WrongTries
  readonly keys: DeviceKeys
  readonly door: Door
  readonly desk: DeviceDesk
  readonly quarantine: Quarantine
  readonly repeats = new Repeats()
  readonly #shelf: DeviceShelf
  readonly #presence: DevicePresence
  readonly #commands: Commands
  readonly #lives = new Lives()
  readonly #clock: Clock

  constructor({ store, clock, newId }: DevicesOptions) {
    this.#clock = clock
    this.#shelf = new DeviceShelf(store)
    this.#presence = new DevicePresence(this.#shelf, clock)
    this.#commands = new Commands(clock)
    this.pairings = new Pairings(clock)
    this.wrongTries = new WrongTries(() => clock.monotonic())
    this.keys = new DeviceKeys(this.#shelf, clock)
    this.quarantine = new Quarantine(this.#shelf)
    const parts = { shelf: this.#shelf, pairings: this.pairings, clock, newId }
    this.door = new Door(parts)
    this.desk = new DeviceDesk({ ...parts, commands: this.#commands, lives: this.#lives })
  }

  /** Reads what the store has, and sees to whoever is lost or has no access any more, until the signal aborts. */
  async begin(halls: ReadonlyMap<string, HallPort>, until: AbortSignal): Promise<void> {
    await this.#shelf.load()
    this.#presence.begin(halls, until)
    this.#clock.every(
      SWEEP_MS,
      () => {
        for (const id of this.#lives.ids) if (!this.keys.isOpen(id as DeviceId)) this.#lives.end(id)
      },
      until,
    )
  }

  /** A device that waits asks whether it has been let in; it gets its keys with the answer, and again if that is lost. */
  async poll(secret: string): Promise<PollEnd> {
    const secretHash = await hashOfSecret(secret)
    const polled = this.pairings.poll(secretHash)
    // A server that has just started again knows of no code; whom a manager let in before is in its store.
    if (polled.kind !== 'approved' && polled.kind !== 'unknown') return polled
    const keys = await this.keys.first(secretHash)
    if (!keys) return { kind: polled.kind === 'approved' ? 'denied' : 'unknown' }
    const screen = polled.kind === 'approved' ? polled.screen : keys.device.screens.at(-1)!
    return { kind: 'approved', ...keys, screen }
  }

  /** Aborts once the device has no right any more; at once, if that ended since it was looked at. */
  lasting(device: DeviceId): AbortSignal {
    return this.keys.isOpen(device) ? this.#lives.lasting(device) : AbortSignal.abort()
  }

  /** A device says that it is there, and hears what it is to do. */
  present(id: DeviceId, report: PresenceReport, address: string | null): Presence | null {
    const device = this.#shelf.device(id)
    if (!device) return null
    this.#presence.note(device, report, address)
    this.#commands.heard(id, report.heard ?? [])
    return { label: device.label, commands: this.#commands.waiting(id).map(({ command }) => command) }
  }

  label(id: DeviceId): string {
    return this.#shelf.device(id)?.label ?? ''
  }

  /** A hall's devices and what a manager must know of them. */
  list(hall: HallId): ShownDevices {
    const time = instantOf(this.#clock.now())
    const devices = this.#shelf.in(hall).map((device) => shownDevice(device, this.#presence, this.#commands))
    return { time, devices, alarms: alarmsOf(devices, this.#shelf.quarantined(hall), time) }
  }

  quarantined(hall: HallId): readonly QuarantinedRating[] {
    return this.#shelf.quarantined(hall)
  }

  /** The device of that hall by its id. */
  device(hall: HallId, id: DeviceId | null) {
    return this.#shelf.in(hall).find((device) => device.id === id)
  }
}
