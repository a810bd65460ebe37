import { randomUUID } from 'node:crypto'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import { timedIds } from '#shared/storage/new-id.ts'

const newId = timedIds(Date.now)

/** The public API of a demo hall, spoken as kiosks and clerks speak it. */
export class DemoHall {
  readonly #base: string
  /** The tickets taken, by number. */
  readonly #tickets = new Map<string, { readonly id: string; readonly key: string }>()

  constructor(origin: string) {
    this.#base = `${origin}/api/v1/halls/demo`
  }

  async take(service: string, kind = 'normal'): Promise<void> {
    const ticket = (await this.#post('/tickets', { service, class: kind })) as {
      id: string
      key: string
      number: string
    }
    this.#tickets.set(ticket.number, ticket)
  }

  /** The customer served last at that counter says what they think. */
  async rate(counter: number, level: number, said: object = {}): Promise<void> {
    const { counters } = (await (await fetch(this.#base)).json()) as HallSnapshot
    const grant = counters.find(({ id }) => id === String(counter))?.grant?.grantId
    await this.#post('/evaluations', { id: newId(), grant, level, tappedAt: new Date().toISOString(), ...said })
  }

  async at(counter: number, action: string, body: object = {}): Promise<void> {
    await this.#post(`/counters/${counter}/${action}`, body)
  }

  async call(counter: number, number: string): Promise<void> {
    await this.at(counter, 'call', { ticket: this.#tickets.get(number)?.id })
  }

  /** Where the QR code of that ticket leads. */
  phonePath(number: string): string {
    const { id = '', key = '' } = this.#tickets.get(number) ?? {}
    return `/ticket/?hall=demo&id=${id}&key=${key}`
  }

  async #post(path: string, body: object): Promise<unknown> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
    const response = await fetch(this.#base + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
    return response.json()
  }
}

const STAFF = ['li-na', 'wang-lei', 'zhang-min', 'chen-hao', 'zhao-xue', 'liu-yang']

/** A morning in the hall: counters open, some people waiting, three missed, one counter on a break. */
export async function playMorning(hall: DemoHall): Promise<void> {
  for (const [index, staff] of STAFF.entries()) await hall.at(index + 1, 'open', { staff })
  const arrivals: readonly (readonly [string, number])[] = [
    ['A', 13],
    ['B', 9],
    ['C', 17],
    ['D', 6],
    ['V', 1],
  ]
  for (const [service, count] of arrivals) {
    for (let taken = 0; taken < count; taken++)
      await hall.take(service, service === 'D' && taken === 3 ? 'elderly' : 'normal')
  }
  for (const [counter, number] of [
    [1, 'A003'],
    [4, 'C002'],
    [5, 'C004'],
  ] as const) {
    await hall.call(counter, number)
    await hall.at(counter, 'no-show')
  }
  const backAt = new Date(Math.ceil(Date.now() / 600_000 + 1) * 600_000).toISOString()
  await hall.at(4, 'pause', { reason: '就餐', backAt })
  for (const [counter, number] of [
    [1, 'A007'],
    [6, 'D004'],
    [2, 'B005'],
    [5, 'C008'],
  ] as const) {
    await hall.call(counter, number)
    await hall.at(counter, 'start')
  }
  for (const [number, level] of [
    ['B001', 5],
    ['B002', 5],
    ['B003', 4],
    ['B004', 5],
    ['B006', 3],
    ['B007', 2],
  ] as const) {
    await hall.call(3, number)
    await hall.at(3, 'start')
    await hall.at(3, 'finish')
    await hall.rate(3, level, level === 2 ? { reasons: ['process'], comment: '材料要跑两趟，希望一次说清楚' } : {})
  }
  await hall.call(3, 'A008')
}
