import { join } from 'node:path'
import { once } from 'node:events'
import { Desk } from '../hall/desk.ts'
import { Poster } from '../hall/poster.ts'
import { hear, startModule } from '../hall/process.ts'
import { pin } from '../measure/cpu.ts'

/** What so many clients at once got out of a server. */
export interface Pace {
  readonly count: number
  /** Tickets or calls a second. */
  readonly perSecond: number
  /** Requests a second, those beside the timed ones among them. */
  readonly requestsPerSecond: number
  /** Each request's time, ms. */
  readonly tookMs: readonly number[]
}

/** Tickets, then calls, of one run. */
export interface ThroughputRun {
  readonly tickets: Pace
  readonly calls: Pace
}

/** Does the work `count` times with `clients` at once; each gets its own number. */
export async function pace(
  clients: number,
  count: number,
  requestsEach: number,
  work: (client: number) => Promise<number>,
): Promise<Pace> {
  const tookMs: number[] = []
  let begun = 0
  const startedAt = performance.now()
  const serve = async (client: number): Promise<void> => {
    while (begun++ < count) tookMs.push(await work(client))
  }
  await Promise.all(Array.from({ length: clients }, (_, client) => serve(client)))
  const perSecond = (tookMs.length / (performance.now() - startedAt)) * 1_000
  return { count: tookMs.length, perSecond, requestsPerSecond: perSecond * requestsEach, tookMs }
}

/** Each client has an address of its own, because the hall counts requests by address. */
const addressOf = (client: number): string => `127.0.1.${client + 1}`

/** Our server: each wish with its key, decided, durable, folded and told before it is answered. */
export async function runHall(clients: number, count: number): Promise<ThroughputRun> {
  const server = startModule(join(import.meta.dirname, 'wide-hall.process.ts'), [String(clients)])
  const port = await hear<number>(server)
  pin(server.pid ?? 0, 0)
  const desks = Array.from({ length: clients }, (_, client) => new Desk(port, addressOf(client)))
  const counterOf = (client: number): string => String(client + 1)
  const call = async (client: number): Promise<number> => {
    const { tookMs } = await desks[client]!.at(counterOf(client), 'call-next')
    await desks[client]!.at(counterOf(client), 'start')
    return tookMs
  }
  const take = async (client: number): Promise<number> => (await desks[client]!.take('C')).tookMs
  try {
    for (const [client, desk] of desks.entries())
      await desk.at(counterOf(client), 'open', { staff: `clerk-${client + 1}` })
    const warmUp = Math.ceil(count / 10)
    await pace(clients, warmUp, 1, take)
    await pace(clients, warmUp, 2, call)
    return { tickets: await pace(clients, count, 1, take), calls: await pace(clients, count, 2, call) }
  } finally {
    for (const desk of desks) desk.close()
    await finish(server)
  }
}

/** A bare server that makes one row durable for each request. */
export async function runFloor(clients: number, count: number): Promise<ThroughputRun> {
  const server = startModule(join(import.meta.dirname, 'floor-server.process.ts'))
  const port = await hear<number>(server)
  pin(server.pid ?? 0, 0)
  const posters = Array.from({ length: clients }, (_, client) => new Poster(port, addressOf(client)))
  const insert = async (client: number): Promise<number> => (await posters[client]!.post('/', { service: 'C' })).tookMs
  try {
    await pace(clients, Math.ceil(count / 10), 1, insert)
    return { tickets: await pace(clients, count, 1, insert), calls: await pace(clients, count, 1, insert) }
  } finally {
    for (const poster of posters) poster.close()
    await finish(server)
  }
}

/** Ends a server that takes its data away first. */
async function finish(server: ReturnType<typeof startModule>): Promise<void> {
  const gone = once(server, 'exit')
  server.send('end')
  await gone
}
