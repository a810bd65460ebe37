import { EventReader } from '#tools/hall/event-reader.ts'
import type { HallClient } from '#tools/hall/hall-client.ts'
import { type Load, sequenceOf, ticketOf } from './load.ts'

/** Reads a hall's log on as a stranger would, and holds it against what was promised. */
export class LogCheck {
  readonly #client: HallClient
  readonly #load: Load
  readonly #numberOf = new Map<string, string>()
  readonly #numbers = new Set<string>()
  #sequence = 0
  #checked = 0
  /** Promises that the log does not hold; places left out or doubled; numbers given twice. */
  lost = 0
  gaps = 0
  twice = 0

  constructor(client: HallClient, load: Load) {
    this.#client = client
    this.#load = load
  }

  /** Everything that has been written since the last look; gives where the log ends. */
  async look(): Promise<number> {
    const { epoch, sequence } = await this.#client.snapshot()
    const reader = await EventReader.open(`${this.#client.root}/events?after=${epoch}:${this.#sequence}`)
    try {
      if (sequence > this.#sequence) await reader.reached(sequence, 20_000)
      for (const { id, event, data } of reader.events) {
        if (Number(id?.split(':')[1]) !== this.#sequence + 1 || !id?.startsWith(`${epoch}:`)) this.gaps++
        this.#sequence++
        if (event === 'hallcast.ticket.issued') this.#issued(JSON.parse(data) as Issued)
      }
    } finally {
      reader.close()
    }
    this.#compare()
    return this.#sequence
  }

  #issued({ data: { ticketId, ticketNumber } }: Issued): void {
    if (this.#numberOf.has(ticketId) || this.#numbers.has(ticketNumber)) this.twice++
    this.#numberOf.set(ticketId, ticketNumber)
    this.#numbers.add(ticketNumber)
  }

  #compare(): void {
    for (const wish of this.#load.promised.slice(this.#checked)) {
      const ticket = ticketOf(wish)
      if (ticket && this.#numberOf.get(ticket.id) !== ticket.number) this.lost++
      if (sequenceOf(wish) > this.#sequence) this.lost++
    }
    this.#checked = this.#load.promised.length
  }
}

interface Issued {
  readonly data: { readonly ticketId: string; readonly ticketNumber: string }
}
