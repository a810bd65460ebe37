import type { HallId } from '#shared/domain/queue/ids.ts'
import type { DeviceId } from '#shared/protocol/devices.ts'
import type { Answer, Ask } from '#server/hall/hall-port.ts'
import { InTurn } from '#server/people/in-turn.ts'
import type { AuditAct } from '#server/store/audit.ts'
import type { RecordStore } from '#server/store/record-store.ts'
import { type Device, deviceRecord, type QuarantinedRating, quarantineRecord } from './records.ts'

/** Puts a wish to the hall; whoever asks sees to its troubles. */
export type AskHall = (ask: Omit<Ask, 'once'>) => Promise<Answer>

/** Devices at hand in memory and durable in the store: a change shows only once it is written. */
export class DeviceShelf {
  readonly #store: RecordStore
  readonly #devices = new Map<DeviceId, Device>()
  readonly #quarantine = new Map<string, QuarantinedRating>()
  readonly #turns = new InTurn()

  constructor(store: RecordStore) {
    this.#store = store
  }

  async load(): Promise<void> {
    for (const { value } of await this.#store.all('device')) this.#put(value as Device)
    for (const { value } of await this.#store.all('quarantine')) {
      const rating = value as QuarantinedRating
      this.#quarantine.set(rating.id, rating)
    }
  }

  get all(): readonly Device[] {
    return [...this.#devices.values()]
  }

  /** The devices of a hall that may do something in it. */
  in(hall: HallId): readonly Device[] {
    return this.all.filter((device) => device.hall === hall && device.revokedAt === null)
  }

  device(id: DeviceId): Device | undefined {
    return this.#devices.get(id)
  }

  quarantined(hall: HallId): readonly QuarantinedRating[] {
    return [...this.#quarantine.values()].filter((rating) => rating.hall === hall)
  }

  inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.run(work)
  }

  /** Writes what is nobody's fact: secrets, and when it was seen. Inside a turn. @throws {StoreFull} nothing has changed */
  async write(device: Device): Promise<void> {
    await this.#store.commit({ put: [deviceRecord(device)] })
    this.#put(device)
  }

  /** Writes a device with the fact that changed it, in one commit of the hall's log. A doubled request changes nothing. Inside a turn. */
  async writeWith(device: Device, ask: Omit<Ask, 'once'>, put: AskHall): Promise<Answer & { readonly isNew: boolean }> {
    let isNew = false
    const records = { put: [deviceRecord(device)] }
    const answer = await put({
      ...ask,
      records,
      answer: (outcome) => {
        isNew = outcome.ok
        return ask.answer(outcome)
      },
    })
    if (isNew) this.#put(device)
    return { ...answer, isNew }
  }

  /** Writes an act that changes no device. @throws {StoreFull} it was not done */
  note(act: AuditAct): Promise<void> {
    return this.#store.commit({ audit: [act] })
  }

  async setApart(rating: QuarantinedRating): Promise<void> {
    await this.#store.commit({ put: [quarantineRecord(rating)] })
    this.#quarantine.set(rating.id, rating)
  }

  #put(device: Device): void {
    this.#devices.set(device.id, device)
  }
}
