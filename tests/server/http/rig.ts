import { Devices } from '#server/devices/devices.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { openHall } from '#server/hall/hall.ts'
import { createApp } from '#server/http/app.ts'
import type { AppParts } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { People } from '#server/people/people.ts'
import { webHasher } from '#server/people/web-hasher.ts'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { MemoryRecordStore } from '#server/store/memory-record-store.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { HandClock } from '#tests/server/hall/hand-clock.ts'
import { newId } from '#tests/server/hall/rig.ts'

export const HALL = '/api/v1/halls/demo'
const NO_LIMITS = { bodyBytes: 16 * 1024, rate: { perSecond: 1e9, burst: 1e9 } }

export interface Sent {
  readonly status: number
  readonly headers: Headers
  /** Parsed JSON, or the text. */
  readonly body: any
}

/** Another hall of the same server: the same counters and staff, other rights. */
export const OTHER_HALL: HallConfig = { ...DEMO_HALL, id: 'other' as HallId }
export const OTHER = '/api/v1/halls/other'

/** The demo hall behind its app, asked without a socket; and other halls beside it. */
export async function openHttp(
  parts: Partial<AppParts> = {},
  given?: MemoryEventStore,
  audit = new MemoryAudit((text) => String(text.length)),
  others: readonly HallConfig[] = [],
) {
  const clock = new HandClock()
  const records = new MemoryRecordStore(audit)
  const store = given ?? new MemoryEventStore(audit, records)
  const open = (config: HallConfig) =>
    openHall({
      id: config.id,
      config,
      store,
      bus: new LocalBus(),
      clock,
      demo: true,
      random: { id: newId, epoch: () => 'epoch1' },
      log: () => {},
    })
  const hall = await open(DEMO_HALL)
  const bugs: unknown[] = []
  const people = new People({ store: records, hasher: webHasher(1), clock, newId })
  const devices = new Devices({ store: records, clock, newId })
  const life = new AbortController()
  await people.begin(life.signal)
  const halls = new Map([['demo', hall]])
  for (const config of others) halls.set(config.id, await open(config))
  await devices.begin(halls, life.signal)
  const app = createApp({
    halls,
    mode: { demo: true },
    people,
    devices,
    credentials: credentialsOf(people, devices),
    version: '9.9.9',
    clock: () => clock.monotonic(),
    limits: NO_LIMITS,
    publicOrigins: ['https://hall.example'],
    remoteAddress: () => '127.0.0.1',
    newId,
    onBug: (error) => bugs.push(error),
    ...parts,
  })
  const fetch = (path: string, init: RequestInit = {}) => app.request(`http://localhost:8080${path}`, init)
  const send = async (path: string, init: RequestInit = {}): Promise<Sent> => {
    const response = await fetch(path, init)
    const text = await response.text()
    const isJson = /json/.test(response.headers.get('content-type') ?? '')
    return { status: response.status, headers: response.headers, body: isJson && text ? JSON.parse(text) : text }
  }
  const post = (path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Sent> =>
    send(path, {
      method: 'POST',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const issue = async (service = 'C') =>
    (await post(`${HALL}/tickets`, { service })).body as { id: string; key: string; number: string }
  const act = (counter: string, action: string, body?: unknown) => post(`${HALL}/counters/${counter}/${action}`, body)
  const close = async () => {
    life.abort()
    for (const one of halls.values()) await one.close()
  }
  return { app, hall, halls, people, devices, records, audit, clock, bugs, fetch, send, post, issue, act, close }
}
