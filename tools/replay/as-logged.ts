import type { CounterId, TicketId } from '#shared/domain/queue/ids.ts'
import type { CounterWish } from '#shared/domain/queue/wishes.ts'
import type { LocalDate } from '#shared/domain/time/zone.ts'
import { type CounterDay, configFor, counterDays, dayOf, hallOfLog, slugOf } from './hall-of-log.ts'
import { isServed, type LogTicket, type ServedTicket } from './log.ts'
import type { Played } from './played.ts'
import { VirtualHall } from './virtual-hall.ts'

/**
 * What happens first among things of one moment: who leaves makes room before others are called, who waits is called
 * before somebody new comes, whoever is called at arrival must have arrived. Services of no length (a shifted call
 * whose logged end has passed) come before the one that stays at the counter.
 */
const RANK = { open: 0, leave: 1, brief: 2, call: 3, arrive: 4, callAtArrival: 5, close: 6 } as const

interface Deed {
  readonly at: number
  readonly rank: number
  readonly run: () => void
}

/** Plays a healed log as it says: everyone comes, is called, is done or gives up when the log has it. */
export async function playAsLogged(tickets: readonly LogTicket[], zone: string): Promise<Played> {
  const logged = hallOfLog(tickets, zone)
  const days = counterDays(tickets, zone)
  const hall = await VirtualHall.open(configFor(logged, []), tickets[0]!.arrivedAt)
  const deeds = [...days.flatMap((day) => counterDeeds(hall, day)), ...ticketDeeds(hall, tickets)]
  deeds.sort((a, b) => a.at - b.at || a.rank - b.rank)
  let today: LocalDate | null = null
  for (const { at, run } of deeds) {
    await hall.advanceTo(at)
    const day = dayOf(at, zone)
    if (day !== today) hall.ask({ type: 'configure', config: configFor(logged, countersOn(days, day, at)) })
    today = day
    run()
  }
  return hall.end()
}

/** The counters of a day, and those of the day before that are still at work. */
export function countersOn(days: readonly CounterDay[], day: LocalDate, at: number): readonly CounterDay[] {
  const own = days.filter((one) => one.day === day)
  const late = days.filter(
    (one) => one.day < day && one.closesAt >= at && !own.some(({ counter }) => counter === one.counter),
  )
  return [...own, ...late]
}

function counterDeeds(hall: VirtualHall, { counter, staff, opensAt, closesAt }: CounterDay): Deed[] {
  return [
    { at: opensAt, rank: RANK.open, run: () => hall.ask({ type: 'counter', counter, action: 'open', staff }) },
    { at: closesAt, rank: RANK.close, run: () => hall.ask({ type: 'counter', counter, action: 'close' }) },
  ]
}

function ticketDeeds(hall: VirtualHall, tickets: readonly LogTicket[]): Deed[] {
  return tickets.flatMap((ticket) => {
    let id: TicketId
    const arrive: Deed = { at: ticket.arrivedAt, rank: RANK.arrive, run: () => void (id = hall.takeTicket(ticket)) }
    if (!isServed(ticket)) {
      const leave: Deed = {
        at: ticket.endedAt!,
        rank: leaveRank(ticket),
        run: () => hall.ask({ type: 'cancel', ticket: id }),
      }
      return [arrive, leave]
    }
    return [arrive, ...serviceDeeds(hall, ticket, () => id)]
  })
}

/** Someone who came and gave up in the same second gives up after coming. */
function leaveRank({ arrivedAt, endedAt }: LogTicket): number {
  return endedAt === arrivedAt ? RANK.callAtArrival : RANK.leave
}

function serviceDeeds(
  hall: VirtualHall,
  { counter: name, arrivedAt, calledAt, endedAt }: ServedTicket,
  id: () => TicketId,
): Deed[] {
  const counter = slugOf(name) as CounterId
  const at = (wish: CounterWish): void => hall.ask({ type: 'counter', counter, ...wish })
  const brief = endedAt <= calledAt
  const call = (): void => {
    at({ action: 'call', ticket: id() })
    at({ action: 'start', ticket: id() })
    if (brief) at({ action: 'finish', ticket: id() })
  }
  const rank = calledAt === arrivedAt ? RANK.callAtArrival : brief ? RANK.brief : RANK.call
  const calling: Deed = { at: calledAt, rank, run: call }
  return brief
    ? [calling]
    : [calling, { at: endedAt, rank: RANK.leave, run: () => at({ action: 'finish', ticket: id() }) }]
}
