import { deviceFact } from '#shared/domain/device/events.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { DeviceCommandName, DeviceId, Screen } from '#shared/protocol/devices.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { Answer, HallPort, Outcome } from '#server/hall/hall-port.ts'
import type { Lives } from '#server/people/lives.ts'
import type { Commands } from './commands.ts'
import type { Pairing, Pairings } from './pairings.ts'
import type { Device } from './records.ts'
import type { AskHall, DeviceShelf } from './shelf.ts'

/** A manager's word on the screen behind a code. */
export interface Approval {
  readonly screen: Screen
  /** What to call the device; null: as it is called already, or as it asked. */
  readonly label: string | null
  /** What to call one that nobody has named. */
  readonly otherwise: string
}

export interface DeskParts {
  readonly shelf: DeviceShelf
  readonly pairings: Pairings
  readonly commands: Commands
  readonly lives: Lives
  readonly clock: Pick<Clock, 'now'>
  /** A fresh UUIDv7. */
  readonly newId: () => string
}

/** Where a manager lets devices in and out of the hall, and tells them what to do. */
export class DeviceDesk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  /**
   * Lets the screen behind a code in: as a new device, or as one more screen of the device its browser is already. The
   * same code approved twice is let in once. `gone`: nothing waits there any more.
   */
  approve(
    pairing: Pairing,
    approval: Approval,
    by: string,
    put: AskHall,
  ): Promise<Answer | 'gone' | 'console-and-pad'> {
    const { shelf, pairings } = this.#parts
    return shelf.inTurn(async () => {
      const found = pairings.find(pairing.hall, pairing.code)
      if (found?.pairing !== pairing) return 'gone'
      const before = found.approved === null ? undefined : shelf.device(found.approved)
      if (before) return letIn(before)
      const { screen } = approval
      const device = this.#letIn(pairing, approval, by)
      if (ratesItself(device)) return 'console-and-pad'
      const { id: deviceId, label } = device
      const { kind, counter: counterId, zone } = screen
      const fact = deviceFact('device.paired', { deviceId, label, kind, counterId, zone, by })
      const audit = act(device, 'device-paired', by, { label, ...screen, address: pairing.address })
      const answer = (): Answer => letIn(device)
      const done = await shelf.writeWith(device, { wish: { type: 'device', fact }, audit, answer }, put)
      if (done.isNew) pairings.settle(pairing, { device: deviceId, screen })
      return done
    })
  }

  /** Sends the screen behind a code away; it says so, and may ask again. */
  deny(pairing: Pairing): void {
    this.#parts.pairings.settle(pairing, 'denied')
  }

  /** Has a device do something, or lets it out of the hall. Null: the hall has no such device. */
  command(hall: HallPort, id: DeviceId, command: DeviceCommandName, by: string, put: AskHall): Promise<Answer | null> {
    const { shelf } = this.#parts
    return shelf.inTurn(async () => {
      const device = shelf.device(id)
      if (device?.hall !== hall.id) return null
      if (command === 'revoke') return this.#revoke(device, by, put)
      if (device.revokedAt !== null) return null
      const given = { id: this.#parts.newId(), command, label: device.label }
      const fact = deviceFact('device.commanded', { deviceId: id, label: device.label, command, by })
      const audit = act(device, 'device-commanded', by, { label: device.label, command })
      const answer = ({ at }: Outcome): Answer => ({ status: 200, body: { id: given.id, command, at } })
      const done = await shelf.writeWith(device, { wish: { type: 'device', fact }, audit, answer }, put)
      if (done.isNew) {
        this.#parts.commands.give(id, given)
        hall.command(id, given)
      }
      return done
    })
  }

  /** What it has open ends; what people gave there stays there, and is taken apart from the rest. */
  async #revoke(device: Device, by: string, put: AskHall): Promise<Answer> {
    const { shelf, lives, newId } = this.#parts
    const { id, label, revokedAt } = device
    const answerAt = (at: Instant): Answer => ({ status: 200, body: { id: newId(), command: 'revoke', at } })
    if (revokedAt !== null) return answerAt(revokedAt)
    const fact = deviceFact('device.revoked', { deviceId: id, label, by })
    const audit = act(device, 'device-revoked', by, { label })
    const revoked = { ...device, revokedAt: this.#now(), pairing: null }
    const answer = ({ at }: Outcome): Answer => answerAt(at)
    const done = await shelf.writeWith(revoked, { wish: { type: 'device', fact }, audit, answer }, put)
    if (done.isNew) lives.end(id)
    return done
  }

  #letIn(asked: Pairing, { screen, label, otherwise }: Approval, by: string): Device {
    const { shelf, newId } = this.#parts
    const at = this.#now()
    const pairing = { hash: asked.secretHash, madeAt: at }
    const known = asked.device === null ? undefined : shelf.in(asked.hall).find(({ id }) => id === asked.device)
    if (known) {
      const others = known.screens.filter((one) => !isSame(one, screen))
      return { ...known, label: label ?? known.label, screens: [...others, screen], pairing }
    }
    return {
      id: newId() as DeviceId,
      hall: asked.hall,
      label: label ?? asked.label ?? otherwise,
      screens: [screen],
      pairedAt: at,
      pairedBy: by,
      credentials: [],
      access: [],
      pairing,
      seenAt: null,
      lostAt: null,
      revokedAt: null,
    }
  }

  #now(): Instant {
    return instantOf(this.#parts.clock.now())
  }
}

const act = ({ hall, id }: Device, name: string, actor: string, data: unknown) => ({
  hall,
  actor,
  act: name,
  subject: `devices/${id}`,
  data,
})

const letIn = ({ id, label, screens }: Device): Answer => ({ status: 200, body: { device: id, label, screens } })

/** Whoever sits at a console must not hold the pad that asks about them. */
const ratesItself = ({ screens }: Device): boolean =>
  (['counter-console', 'evaluation-pad'] as const).every((kind) => screens.some((screen) => screen.kind === kind))

const isSame = (one: Screen, other: Screen): boolean =>
  one.kind === other.kind && one.counter === other.counter && one.zone === other.zone
