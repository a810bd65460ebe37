import { deviceFact } from '#shared/domain/device/events.ts'
import { type Instant, instantOf } from '#shared/domain/time/instant.ts'
import type { DeviceId, Screen } from '#shared/protocol/devices.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { Answer } from '#server/hall/hall-port.ts'
import type { Pairing, Pairings } from './pairings.ts'
import { type Device, deviceAct } from './records.ts'
import type { AskHall, DeviceShelf } from './shelf.ts'

/** A manager's word on the screen behind a code. */
export interface Approval {
  readonly screen: Screen
  /** What to call the device; null: as it is called already, or as it asked. */
  readonly label: string | null
  /** What to call one that nobody has named. */
  readonly otherwise: string
}

/**
 * How a word on a code ended. `gone`: nothing waits there any more. `otherwise`: it was let in, and not as is said now.
 * `console-and-pad`: whoever sits at the console would hold the pad that asks about them.
 */
export type Settled =
  | { readonly kind: 'done'; readonly answer: Answer }
  | { readonly kind: 'gone' }
  | { readonly kind: 'console-and-pad' }
  | { readonly kind: 'otherwise'; readonly device: Device }

/** What a code was let in as before. */
interface Before {
  readonly device: Device
  readonly screen: Screen
}

export interface DoorParts {
  readonly shelf: DeviceShelf
  readonly pairings: Pairings
  readonly clock: Pick<Clock, 'now'>
  /** A fresh UUIDv7. */
  readonly newId: () => string
}

/** Where a manager lets screens into the hall by their codes, or sends them away. What was said of a code stands. */
export class Door {
  readonly #parts: DoorParts

  constructor(parts: DoorParts) {
    this.#parts = parts
  }

  /**
   * Lets the screen behind a code in: as a new device, or as one more screen of the device its browser is already. The
   * same code approved twice is let in once.
   */
  approve(pairing: Pairing, approval: Approval, by: string, put: AskHall): Promise<Settled> {
    const { shelf, pairings } = this.#parts
    return shelf.inTurn(async () => {
      const before = this.#before(pairing)
      if (before !== 'pending')
        return before !== 'gone' && isAs(before, approval)
          ? { kind: 'done', answer: letIn(before.device) }
          : over(before)
      const { screen } = approval
      const device = this.#letIn(pairing, approval, by)
      if (ratesItself(device)) return { kind: 'console-and-pad' }
      const { id: deviceId, label } = device
      const { kind, counter: counterId, zone } = screen
      const fact = deviceFact('device.paired', { deviceId, label, kind, counterId, zone, by })
      const audit = deviceAct(device, 'device-paired', by, { label, ...screen, address: pairing.address })
      const answer = (): Answer => letIn(device)
      const done = await shelf.writeWith(device, { wish: { type: 'device', fact }, audit, answer }, put)
      if (done.isNew) pairings.settle(pairing, { device: deviceId, screen })
      return { kind: 'done', answer: done }
    })
  }

  /** Sends the screen behind a code away; it says so, and may ask again. One that was let in is let out by being revoked. */
  deny(pairing: Pairing, by: string): Promise<Settled> {
    const { shelf, pairings } = this.#parts
    return shelf.inTurn(async () => {
      const before = this.#before(pairing)
      if (before !== 'pending') return over(before)
      const { hall, code, kind, counter, zone, address } = pairing
      // What a stranger calls itself is left out: the chain is for ever.
      const data = { kind, counter, zone, address }
      await shelf.note({ at: this.#now(), hall, actor: by, act: 'pairing-denied', subject: `pairings/${code}`, data })
      pairings.settle(pairing, 'denied')
      return { kind: 'done', answer: { status: 204, body: null } }
    })
  }

  /** How it stands with a code, inside a turn: meanwhile another manager may have answered, or its time has run out. */
  #before(pairing: Pairing): 'pending' | 'gone' | Before {
    const { shelf, pairings } = this.#parts
    const found = pairings.find(pairing.hall, pairing.code)
    if (found?.pairing !== pairing) return 'gone'
    return found.approved === null
      ? 'pending'
      : { device: shelf.device(found.approved.device)!, screen: found.approved.screen }
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

const over = (before: 'gone' | Before): Settled =>
  before === 'gone' ? { kind: 'gone' } : { kind: 'otherwise', device: before.device }

/** Was it let in as somebody wants it now? Whoever gives it no name leaves it the one it has. */
const isAs = ({ device, screen }: Before, wanted: Approval): boolean =>
  isSame(screen, wanted.screen) && (wanted.label === null || wanted.label === device.label)

const letIn = ({ id, label, screens }: Device): Answer => ({ status: 200, body: { device: id, label, screens } })

const ratesItself = ({ screens }: Device): boolean =>
  (['counter-console', 'evaluation-pad'] as const).every((kind) => screens.some((screen) => screen.kind === kind))

const isSame = (one: Screen, other: Screen): boolean =>
  one.kind === other.kind && one.counter === other.counter && one.zone === other.zone
