import { deviceFact } from '#shared/domain/device/events.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { DeviceCommandName, DeviceId } from '#shared/protocol/devices.ts'
import type { Answer, HallPort, Outcome } from '#server/hall/hall-port.ts'
import type { Lives } from '#server/people/lives.ts'
import type { Commands } from './commands.ts'
import type { DoorParts } from './door.ts'
import { type Device, deviceAct } from './records.ts'
import type { AskHall } from './shelf.ts'

export interface DeskParts extends DoorParts {
  readonly commands: Commands
  readonly lives: Lives
}

/** Where a manager tells devices what to do, and lets them out of the hall. */
export class DeviceDesk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
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
      const audit = deviceAct(device, 'device-commanded', by, { label: device.label, command })
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
    const { shelf, pairings, lives, newId } = this.#parts
    const { id, label, revokedAt } = device
    const answerAt = (at: Instant): Answer => ({ status: 200, body: { id: newId(), command: 'revoke', at } })
    if (revokedAt !== null) return answerAt(revokedAt)
    const fact = deviceFact('device.revoked', { deviceId: id, label, by })
    const audit = deviceAct(device, 'device-revoked', by, { label })
    const revoked = { ...device, revokedAt: this.#now(), pairing: null }
    const answer = ({ at }: Outcome): Answer => answerAt(at)
    const done = await shelf.writeWith(revoked, { wish: { type: 'device', fact }, audit, answer }, put)
    if (done.isNew) {
      pairings.revoked(id)
      lives.end(id)
    }
    return done
  }

  #now(): Instant {
    return instantOf(this.#parts.clock.now())
  }
}
