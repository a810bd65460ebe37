import { instantOf } from '#shared/domain/time/instant.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import { createLog } from '#shared/log/log.ts'
import type { IssueRequest } from '#shared/protocol/api.ts'
import { type Locks, Outbox } from '#shared/stores/outbox.ts'
import type { Thanks } from '../check/thanks.ts'
import { HALL } from '../hall/config.ts'
import type { Dice } from '../world/dice.ts'
import { insist } from './clerk.ts'
import type { Device, Page, Role } from './device.ts'
import type { OutboxDisk } from './device-disk.ts'
import type { Phones } from './phones.ts'
import { TabLocks } from './tab-locks.ts'

/** Appointments lie so far ahead that no hall's clock gets there; each hour of those years is one key, and has room for it. */
const FIRST_APPOINTMENT = Date.parse('2090-01-01T00:00:00.000Z')
const LONG_PAST = instantOf(Date.parse('1971-01-01T00:00:00.000Z'))

/** What the test's producer gives: an appointment whose time names it in the hall's log. */
export interface Booking {
  readonly service: string
  readonly appointmentAt: string
}

const letter = (json: Booking) => ({ path: `/api/v1/halls/${HALL.id}/tickets`, json })

export interface KioskOptions {
  readonly disk: OutboxDisk
  readonly thanks: Thanks
  readonly phones: Phones
  /** An appointment of that time stands in a log of the hall. */
  readonly isBooked: (appointmentAt: string) => boolean
  /** Pages of the kiosk's app that are open at once on the device, each with an outbox over the same disk. */
  readonly tabs: number
  /** A secure context has Web Locks. */
  readonly hasLocks: boolean
  readonly isOver: () => boolean
}

/** A customer takes a ticket, or makes an appointment of that time, and stays until the hall has answered. */
async function takeTicket(page: Page, appointmentAt: string | null, phones: Phones): Promise<void> {
  const { api, dice, clock } = page
  const service = dice.pick(['A', 'B'])
  const request: IssueRequest = appointmentAt
    ? { service, appointmentAt }
    : { service, class: dice.pick(['normal', 'elderly'] as const) }
  const since = clock.now()
  const issued = await insist(page, await api.issueTicket(request), since)
  if (issued.ok) phones.follow(issued.value)
}

/** Customers take tickets at a screen that does nothing else, so many ms apart at most. */
export function customers(paceMs: number, phones: Phones, isOver: () => boolean): Role {
  return (_device, page) => {
    const next = (): void =>
      void page.process.after(page.dice.between(200, paceMs), () => {
        if (isOver()) return
        void takeTicket(page, null, phones)
        next()
      })
    next()
  }
}

/** The outbox of one tab. */
function openOutbox(
  { options, name, link }: Device,
  { process, dice, clock }: Page,
  disk: OutboxDisk,
  locks: Locks | null,
) {
  const { world, seams, network, date } = options
  const parts = {
    storage: disk.open(process),
    fetch: network.fetchFor(link, process),
    clock,
    date,
    newId: () => uuidV7(date(), dice.bytes(16)),
    random: () => dice.next(),
    signal: process.signal,
  }
  return new Outbox({
    ...seams.outbox(parts, process),
    channels: { bookings: letter, visits: letter },
    locks,
    log: createLog(date, ({ code }) => world.say(name, () => `outbox: ${code}`)),
    refused: ({ id, code }) => world.say(name, () => `outbox: ${id} is set aside: ${code}`),
  })
}

/** A kiosk: customers take tickets from the hall at once, and leave bookings that the outbox brings there. */
export function kiosk({ disk, thanks, phones, isBooked, tabs, hasLocks, isOver }: KioskOptions): Role {
  const locks = new TabLocks()
  let appointments = 0
  const next = (): string => instantOf(FIRST_APPOINTMENT + 3_600_000 * appointments++)

  const give = async (outbox: ReturnType<typeof openOutbox>, dice: Dice): Promise<void> => {
    // Some of what people give the hall will never take.
    const bad = dice.chance(0.15) ? dice.pick([{ service: 'Z' }, { appointmentAt: LONG_PAST }]) : {}
    const booking = { service: dice.pick(['A', 'B']), appointmentAt: next(), ...bad }
    await outbox.put(dice.pick(['bookings', 'visits'] as const), booking).then(
      (id) => thanks.thanked(disk, id, booking.appointmentAt, () => isBooked(booking.appointmentAt)),
      () => thanks.notKept(),
    )
  }

  return (device, page) => {
    const { dice, process } = page
    disk.kill = () => device.die(dice.chance(0.5), dice.between(100, 2_000))
    const repeat = (low: number, high: number, deed: () => void): void =>
      void process.after(dice.between(low, high), () => {
        if (isOver()) return
        deed()
        repeat(low, high, deed)
      })
    repeat(200, 1_600, () => void takeTicket(page, dice.chance(0.3) ? next() : null, phones))
    for (let tab = 0; tab < tabs; tab++) {
      const outbox = openOutbox(device, page, disk, hasLocks ? locks.of(process) : null)
      repeat(300, 4_000, () => void give(outbox, dice))
      // The browser says `online` when it feels like it.
      repeat(2_000, 20_000, () => outbox.flush())
    }
  }
}
