import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { ADDRESSES, ask, type Asked, faultsOfRefusal, openAgents, type Told } from '../ask.ts'
import type { Effort, Fault, Outcome } from '../fault.ts'
import { Load } from '../load.ts'
import { LogCheck } from '../log-check.ts'
import { addressOf, type Places, type Route, routesOf, takesBody } from '../routes.ts'
import { stackLinesIn, Trials, unless } from '../trials.ts'
import { randomBody, randomQuery, randomWire } from './bytes.ts'

const PER_ROUTE = 10_000
const PER_ROUTE_SHORT = 20
const ON_SOCKETS = 5_000
const ON_SOCKETS_SHORT = 100

const AT_ONCE = 16
/** After this long a broken request that waits for its rest is left alone, ms. */
const HANG_UP_MS = 400
/** The server may grow by so much, MiB: far less than the bytes it was sent. */
const MAY_GROW = 160

const MIB = 1_024

/** What a process holds in memory, MiB. */
function residentMib({ pid }: HallServer): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / MIB
}

function randomOf(route: Route, places: Places, random: () => number): Asked {
  const path = addressOf(
    route,
    random() < 0.2 ? { ...places, [random() < 0.5 ? 'id' : 'counter']: randomQuery(random) } : places,
  )
  const { method } = route
  if (!takesBody(route)) return { method, path: `${path}?after=${randomQuery(random)}&key=${randomQuery(random)}` }
  const headers = random() < 0.9 ? { 'content-type': 'application/json' } : {}
  return { method, path, headers, body: randomBody(random) }
}

/** Good by chance, or refused as it should be. */
function faultsOf(told: Told): readonly string[] {
  return told.status < 400 ? unless(told.status >= 200, `status ${told.status}`) : faultsOfRefusal(told)
}

/** Runs so many at once until so many are done. */
async function many(count: number, one: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) await one(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Sends bytes over a bare socket, and gives what came back before either side hung up. */
function sendWire(port: number, bytes: Buffer, localAddress: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect({ port, host: '127.0.0.1', localAddress }, () => socket.write(bytes))
    socket.setTimeout(HANG_UP_MS, () => socket.destroy())
    socket.on('data', (piece: Buffer) => (answer += piece.toString('latin1')))
    socket.on('error', () => {})
    socket.on('close', () => resolve(answer))
  })
}

/** The statuses of everything that came over one socket. */
function statusesIn(answer: string): readonly number[] {
  return [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}

async function play({ short, random, say }: Effort): Promise<Outcome> {
  const server = await startServer()
  const agents = openAgents()
  const statuses = new Map<number, number>()
  const seen = (status: number): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1)
  const trials = new Trials()
  try {
    const client = new HallClient(server.url)
    await client.openCounters(6)
    const { id } = await client.take('C')
    const places = { hall: 'demo', id, counter: '1', callId: id }
    const routes = await routesOf(server.url)
    const before = residentMib(server)
    let peak = before
    for (const route of routes) {
      await many(short ? PER_ROUTE_SHORT : PER_ROUTE, async (index) => {
        const asked = randomOf(route, places, random)
        const told = await ask(server.port, agents[index % agents.length]!, asked)
        seen(told.status)
        trials.note(faultsOf(told).map((fault) => `${asked.method} ${asked.path.slice(0, 100)}: ${fault}`))
      })
      peak = Math.max(peak, residentMib(server))
      say(`${route.method} ${route.path}`)
    }
    await many(short ? ON_SOCKETS_SHORT : ON_SOCKETS, async (index) => {
      const found = statusesIn(await sendWire(server.port, randomWire(random), ADDRESSES[index % ADDRESSES.length]!))
      for (const status of found) seen(status)
      trials.note(
        unless(
          found.every((status) => status < 500),
          `a socket was answered ${found.join(', ')}`,
        ),
      )
    })
    peak = Math.max(peak, residentMib(server))
    const log = new LogCheck(client, new Load(client))
    await log.look()
    const stacks = stackLinesIn(server.stderr())
    trials.note([
      ...unless((await client.take('C')).number !== '', 'no ticket afterwards'),
      ...unless(log.gaps + log.twice === 0, `${log.gaps} gaps and ${log.twice} numbers twice in the log`),
      ...unless(stacks === 0, `the server wrote ${server.stderr().slice(0, 500)}`),
      ...unless(peak - before < MAY_GROW, `the server grew by ${Math.round(peak - before)} MiB`),
    ])
    const told = [...statuses]
      .toSorted(([a], [b]) => a - b)
      .map(([status, count]) => `${count.toLocaleString('en')} × ${status}`)
    return trials.outcome(
      [`${routes.length} routes`, ...told, `${stacks} lines of a stack in the log`],
      `grew by ${Math.round(peak - before)} MiB`,
    )
  } finally {
    for (const agent of agents) agent.destroy()
    await server.end()
  }
}

/** Bytes are bytes: nothing that comes over a wire stops a hall. */
export const randomBytes: Fault = {
  id: 'random-bytes',
  title: 'Random bytes on every route',
  done: `Every route gets 10,000 requests of random bytes (noise, and good bodies with bytes changed, left out, doubled or cut off), and bare
sockets get 5,000 pieces of noise and broken HTTP.`,
  holds: `The server lives and goes on calling; no answer is a 5xx; no line of its log has a stack; what it holds in memory does not grow by what it
was sent; the log has no gap.`,
  play,
}
