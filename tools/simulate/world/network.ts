import type { Dice } from './dice.ts'
import { Line } from './line.ts'
import type { Process } from './process.ts'
import type { Weather } from './weather.ts'
import type { World } from './world.ts'

/** What a device is connected by. `refused`: answers come at once, and say no. `captive`: something else answers, with a page. */
export interface Link {
  readonly name: string
  mode: 'up' | 'refused' | 'black-hole' | 'captive'
  readonly lines: Set<Line>
  /** When its page last got bytes of the stream. */
  heardAt: number
}

/** Where requests arrive. */
export interface Door {
  serve(request: Request): Promise<Response>
  readonly isOpen: boolean
}

export interface NetworkOptions {
  readonly world: World
  readonly weather: Weather
  /** A server that takes this request; null: none listens. */
  readonly door: () => Door | null
  /** The hall has answered: from here on it has told somebody. */
  readonly answered: (key: string | null, path: string, status: number, text: string) => void
}

/** A request on its way, as often as it travels. */
interface Journey {
  readonly link: Link
  readonly process: Process
  readonly url: string
  readonly init: RequestInit
  readonly resolve: (response: Response) => void
  readonly fail: () => void
}

const ORIGIN = 'http://localhost:8080'
const MIDDLE = ['<!doctype html><title>Bad gateway</title>', { 'content-type': 'text/html' }] as const

const isStream = ({ url }: Journey): boolean => url.endsWith('/events')

/** What comes out of the wire at the hall. Whoever sends a text says how long it is. */
function requestOf(journey: Journey, gone: AbortController): Request {
  const { method = 'GET', headers, body = null } = journey.init
  const told = new Headers(headers)
  if (typeof body === 'string') told.set('content-length', String(Buffer.byteLength(body)))
  return new Request(ORIGIN + journey.url, {
    method,
    headers: told,
    body,
    ...(isStream(journey) && { signal: gone.signal }),
  })
}

/** Everything between the devices and the hall. */
export class Network {
  readonly #options: NetworkOptions
  readonly #dice: Dice
  readonly #underway = new Map<Door, Set<Journey>>()
  /** Every stream that was asked for. Node ties a request to its signal weakly: one that nobody holds would never hear that the reader has gone. */
  readonly #streams = new Map<AbortController, Request>()

  constructor(options: NetworkOptions) {
    this.#options = options
    this.#dice = options.world.dice('network')
  }

  /** The network as one page of a device sees it. What arrives for a page that is frozen waits; for one that has died it is lost. */
  fetchFor(link: Link, process: Process): typeof fetch {
    return (url, init = {}) =>
      new Promise((resolve, reject) => {
        const { signal } = init
        const abort = (): void => reject(signal!.reason)
        if (signal?.aborted) return abort()
        signal?.addEventListener('abort', abort)
        this.#options.world.count('requests')
        const fail = () => void process.after(this.#latency(), () => reject(new TypeError('fetch failed')))
        this.#depart({ link, process, url: url as string, init, resolve, fail })
      })
  }

  /** A server has died. Killed, its machine says so to whoever is connected; without power nobody says anything. */
  died(door: Door, isSilent: boolean): void {
    for (const { fail } of this.#underway.get(door) ?? []) if (!isSilent) fail()
    this.#underway.delete(door)
  }

  /** The world ends: so does every connection, also those of servers that died long ago, which nothing else would end. */
  close(): void {
    for (const gone of this.#streams.keys()) gone.abort()
  }

  #latency(): number {
    const { latencyMs, slow } = this.#options.weather
    return this.#dice.chance(slow) ? this.#dice.between(100, 7_000) : latencyMs * this.#dice.between(0.5, 2)
  }

  #depart(journey: Journey): void {
    const { world, weather } = this.#options
    const { link, fail, process, resolve } = journey
    if (link.mode === 'refused') return fail()
    if (link.mode === 'captive') {
      const status = this.#dice.pick([200, 200, 404, 403])
      return void process.after(this.#latency(), () => resolve(new Response(MIDDLE[0], { status, headers: MIDDLE[1] })))
    }
    if (link.mode === 'black-hole') return
    if (this.#dice.chance(weather.lose)) return this.#lost(journey)
    const isDoubled = journey.init.method === 'POST' && this.#dice.chance(weather.double)
    world.time.after(this.#latency(), () => this.#arrive(journey))
    if (!isDoubled) return
    world.count('requests doubled')
    world.say(link.name, () => `${journey.url} is doubled on its way`)
    world.time.after(this.#latency() * 2, () => this.#arrive({ ...journey, resolve: () => {}, fail: () => {} }))
  }

  #lost({ link, url, fail }: Journey): void {
    this.#options.world.count('requests lost')
    this.#options.world.say(link.name, () => `${url} is lost on its way`)
    if (this.#dice.chance(0.5)) fail()
  }

  #arrive(journey: Journey): void {
    const { link, fail } = journey
    if (link.mode === 'black-hole') return
    if (this.#dice.chance(this.#options.weather.proxy / 2)) return this.#proxy(journey)
    const door = this.#options.door()
    if (!door?.isOpen) return fail()
    const underway = this.#underway.get(door) ?? new Set()
    this.#underway.set(door, underway.add(journey))
    const gone = new AbortController()
    const request = requestOf(journey, gone)
    if (isStream(journey)) this.#streams.set(gone, request)
    void door.serve(request).then(async (response) => {
      // A server that has died in between sends nothing.
      if (!underway.delete(journey)) return
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) this.#open(journey, response, gone)
      else this.#answer(journey, request, response, await response.text())
    })
  }

  #open({ link, process, resolve, init }: Journey, response: Response, gone: AbortController): void {
    const { world, weather } = this.#options
    const line = new Line({ world, weather, dice: this.#dice, link, process, gone, latency: () => this.#latency() })
    world.time.after(this.#latency(), () => {
      if (process.isAlive) resolve(line.open(response, init.signal ?? null))
      else gone.abort()
    })
  }

  #answer(journey: Journey, request: Request, response: Response, text: string): void {
    const { answered, weather } = this.#options
    const { link, process, resolve } = journey
    const { status, headers } = response
    answered(request.headers.get('idempotency-key'), new URL(request.url).pathname, status, text)
    if (link.mode === 'black-hole') return
    if (this.#dice.chance(weather.lose)) return this.#lost(journey)
    // A proxy that lost its patience while the hall was at it.
    if (this.#dice.chance(weather.proxy / 2)) return this.#proxy(journey)
    const body = status === 204 ? null : text
    process.after(this.#latency(), () => resolve(new Response(body, { status, headers })))
  }

  #proxy({ process, resolve }: Journey): void {
    const status = this.#dice.pick([429, 502, 503, 504])
    const headers = { ...MIDDLE[1], 'retry-after': String(this.#dice.below(4)) }
    process.after(this.#latency(), () => resolve(new Response(MIDDLE[0], { status, headers })))
  }
}
