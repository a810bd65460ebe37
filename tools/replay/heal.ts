import { isServed, type LogTicket, type ServedTicket, type ShiftedCall } from './log.ts'

export interface HealedLog {
  readonly tickets: readonly LogTicket[]
  readonly shifted: readonly ShiftedCall[]
}

/**
 * Makes a log playable. A call that overlaps its counter's previous one waits for that one's end; it keeps its own
 * logged end where that is later, and else ends as it is called. Whoever was served at no named counter gets a
 * virtual one, of which there are as many as were ever needed at once.
 */
export function heal(tickets: readonly LogTicket[]): HealedLog {
  const healed = new Map<LogTicket, ServedTicket>()
  const shifted: ShiftedCall[] = []
  const named = Map.groupBy(tickets.filter(isServed), ({ counter }) => counter)
  for (const [counter, calls] of named) {
    let free = -Infinity
    for (const call of calls.toSorted(byCall)) {
      const calledAt = Math.max(call.calledAt, free)
      free = Math.max(call.endedAt, calledAt)
      if (calledAt === call.calledAt) continue
      healed.set(call, { ...call, calledAt, endedAt: free })
      shifted.push({ line: call.line, counter, byMin: (calledAt - call.calledAt) / 60_000 })
    }
  }
  for (const [ticket, counter] of virtualCounters(tickets, new Set(named.keys())))
    healed.set(ticket, { ...ticket, counter } as ServedTicket)
  return {
    tickets: tickets.map((ticket) => healed.get(ticket) ?? ticket),
    shifted: shifted.toSorted((a, b) => a.line - b.line),
  }
}

function byCall(a: LogTicket, b: LogTicket): number {
  return (a.calledAt ?? 0) - (b.calledAt ?? 0) || a.arrivedAt - b.arrivedAt || a.line - b.line
}

/** The first virtual counter that is free takes the call; a new one opens when none is. */
function virtualCounters(tickets: readonly LogTicket[], taken: ReadonlySet<string>): Map<LogTicket, string> {
  const counters: { readonly name: string; free: number }[] = []
  const seats = new Map<LogTicket, string>()
  const nameless = tickets.filter(
    ({ calledAt, endedAt, counter }) => calledAt !== null && endedAt !== null && counter === null,
  )
  for (const ticket of nameless.toSorted(byCall)) {
    let seat = counters.find(({ free }) => free <= ticket.calledAt!)
    if (!seat) counters.push((seat = { name: freeName(counters.length + 1, taken), free: 0 }))
    seat.free = ticket.endedAt!
    seats.set(ticket, seat.name)
  }
  return seats
}

function freeName(index: number, taken: ReadonlySet<string>): string {
  let name = `virtual-${index}`
  while (taken.has(name)) name = `virtual-${name}`
  return name
}
