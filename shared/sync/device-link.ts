import type { HallId } from '#shared/domain/queue/ids.ts'
import { API_ROOT, type Presence, type PresenceReport } from '#shared/protocol/api.ts'
import { type DeviceCommand, PRESENCE_MS } from '#shared/protocol/devices.ts'
import type { DeviceMessage, FeedMessage } from '#shared/protocol/thread.ts'
import { backoffMs } from './backoff.ts'
import { type Clock, sleep } from './clock.ts'
import type { DeviceChannel } from './device-channel.ts'

/** Pages answer so quickly what they show; one that does not is busy or asleep, ms. */
const ANSWERS_MS = 300
/** A try without answer is given up, ms. */
const GIVE_UP_MS = 8_000

export interface DeviceLinkOptions {
  readonly hall: HallId
  readonly fetch: typeof fetch
  readonly clock: Clock
  /** 0 ≤ random < 1 */
  readonly random: () => number
  readonly channel: DeviceChannel
  /** Of this app, as it was built. */
  readonly version: string
  /** Whether the browser has promised to keep what it stores; null where it does not say. */
  readonly storagePersisted: () => Promise<boolean | null>
  /** There is a right again: whoever waits for the stream need not wait longer. */
  readonly hurry: () => void
  readonly signal: AbortSignal
}

/** How asking for access ended. `lost`: nobody knows, ask again. */
type Access = 'open' | 'not-paired' | 'lost'

/**
 * This browser as a device of its hall: renews its right long before it ends, says every ten seconds that it is there and
 * what its pages show, and hands them what a manager wants done. One in each browser, in the worker that reads the stream.
 */
export class DeviceLink {
  readonly #options: DeviceLinkOptions
  readonly #base: string
  readonly #pages = new Map<string, DeviceMessage & { kind: 'page' }>()
  /** Commands the hall has not been told are heard: nobody carries them out before, or a page that reloads would hear them again. */
  #pending: readonly DeviceCommand[] = []
  /** Ids of all that were ever taken: managers command a few times a day. */
  readonly #taken = new Set<string>()
  #isDevice = false
  #running = false
  #failures = 0
  /** Monotonic ms. */
  #renewAt = 0
  #nap = new AbortController()

  constructor(options: DeviceLinkOptions) {
    this.#options = options
    this.#base = `${API_ROOT}/halls/${encodeURIComponent(options.hall)}/devices/me`
    options.channel.hear((message) => this.#told(message))
    options.signal.addEventListener('abort', () => this.#nap.abort())
  }

  /** What the stream tells: the hall is there, or a manager wants something. */
  hear(message: FeedMessage): void {
    if (message.kind === 'command') this.#take([message.command])
    else if (message.kind === 'state' && !message.whole.demo) void this.#run()
  }

  /** The hall has said that it does not know this browser. */
  async renew(): Promise<'lost' | 'not-paired'> {
    return (await this.#open()) === 'not-paired' ? 'not-paired' : 'lost'
  }

  #told(message: DeviceMessage): void {
    if (message.kind === 'page') this.#pages.set(message.screen, message)
    if (message.kind !== 'paired') return
    // Its pages have just been given their keys.
    this.#isDevice = true
    this.#renewAt = 0
    this.#options.hurry()
    this.#nap.abort()
  }

  #take(commands: readonly DeviceCommand[]): void {
    const news = commands.filter(({ id }) => !this.#taken.has(id))
    if (news.length === 0) return
    for (const { id } of news) this.#taken.add(id)
    this.#pending = [...this.#pending, ...news]
    this.#nap.abort()
  }

  async #run(): Promise<void> {
    const { clock, signal } = this.#options
    if (this.#running) return
    this.#running = true
    while (!signal.aborted) {
      // Begins before the look: what comes meanwhile is not slept over.
      this.#nap = new AbortController()
      if (clock.now() >= this.#renewAt) await this.#open()
      if (this.#isDevice) await this.#present()
      await sleep(clock, PRESENCE_MS, this.#nap.signal)
    }
  }

  async #open(): Promise<Access> {
    const { clock, random, hall } = this.#options
    const answer = await this.#ask(`${API_ROOT}/devices/access`)
    // 404: no device. 403: one that was let out. And a device of another hall is none of this one.
    const end: Access = answer?.ok
      ? answer.body.hall === hall
        ? 'open'
        : 'not-paired'
      : answer?.status === 404 || answer?.status === 403
        ? 'not-paired'
        : 'lost'
    if (end === 'open') {
      this.#isDevice = true
      this.#failures = 0
      // A little early, each by its own time: the walls of a hall that was switched on at once do not all ask at once.
      this.#renewAt = clock.now() + answer!.body.renewInS * 1_000 * (0.8 + random() / 5)
    } else if (end === 'not-paired') {
      this.#isDevice = false
      this.#renewAt = Number.POSITIVE_INFINITY
    } else this.#renewAt = clock.now() + backoffMs(++this.#failures, random())
    return end
  }

  async #present(): Promise<void> {
    const { channel, clock, signal, version, storagePersisted } = this.#options
    this.#pages.clear()
    channel.say({ kind: 'who' })
    await sleep(clock, ANSWERS_MS, signal)
    const heard = this.#pending
    const pages = [...this.#pages.values()]
    const report: PresenceReport = {
      version,
      pages: pages.map(({ page }) => page),
      storagePersisted: await storagePersisted(),
      outbox: pages.find(({ outbox }) => outbox)?.outbox ?? null,
      heard: heard.map(({ id }) => id),
    }
    const answer = await this.#ask(this.#base, report)
    if (answer?.ok) {
      this.#pending = this.#pending.filter((command) => !heard.includes(command))
      for (const command of heard) channel.say({ kind: 'command', command })
      this.#take((answer.body as Presence).commands)
    } else if (answer?.status === 401) this.#renewAt = 0
    else if (answer?.status === 403) this.#isDevice = false
  }

  /** Null: no answer of the hall's. */
  async #ask(
    path: string,
    json: object = {},
  ): Promise<{ readonly ok: boolean; readonly status: number; readonly body: any } | null> {
    const { fetch, clock } = this.#options
    const deadline = new AbortController()
    const callOff = clock.after(GIVE_UP_MS, () => deadline.abort())
    try {
      const headers = { accept: 'application/json', 'content-type': 'application/json' }
      const init = {
        method: 'POST',
        headers,
        body: JSON.stringify(json),
        cache: 'no-store',
        signal: deadline.signal,
      } as const
      const response = await fetch(path, init)
      const isOurs = /json/.test(response.headers.get('content-type') ?? '')
      return isOurs ? { ok: response.ok, status: response.status, body: await response.json() } : null
    } catch {
      return null
    } finally {
      callOff()
    }
  }
}
