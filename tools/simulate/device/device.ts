import { createLog } from '#shared/log/log.ts'
import type { DeviceStorage } from '#shared/storage/device-storage.ts'
import { newId } from '#shared/storage/new-id.ts'
import { QueueStore } from '#shared/stores/queue-store.ts'
import type { Clock } from '#shared/sync/clock.ts'
import { createHallApi, type HallApi } from '#shared/sync/hall-api.ts'
import { HallHub } from '#shared/sync/hall-hub.ts'
import type { Seams } from '../bugs/seams.ts'
import type { ScreenCheck } from '../check/screens.ts'
import { HALL } from '../hall/config.ts'
import type { Dice } from '../world/dice.ts'
import type { Link, Network } from '../world/network.ts'
import type { Process } from '../world/process.ts'
import type { World } from '../world/world.ts'
import { countedKeys } from './counted-keys.ts'
import { PictureDisk } from './device-disk.ts'
import { throughWorker } from './shared-worker.ts'

export const EVENTS_URL = `/api/v1/halls/${HALL.id}/events`

/** One page that runs on a device, from its start to its end. */
export interface Page {
  readonly process: Process
  readonly clock: Clock
  readonly queue: QueueStore
  readonly api: HallApi
  readonly dice: Dice
  /** Says that it speaks. */
  readonly speaks: () => void
}

/** What a page does beside showing the hall: a clerk sits at it, or customers tap on it. */
export type Role = (device: Device, page: Page) => void

export interface DeviceOptions {
  readonly world: World
  readonly seams: Seams
  readonly network: Network
  readonly check: ScreenCheck
  readonly name: string
  readonly role: Role
  /** The device's date, ms since 1970. */
  readonly date: () => number
}

/** A screen with its line, its disk and the page that runs on it now. Its disk outlives its pages. */
export class Device {
  readonly name: string
  readonly link: Link
  readonly options: DeviceOptions
  page: Page | null = null
  readonly #picture: PictureDisk

  constructor(options: DeviceOptions) {
    this.options = options
    this.name = options.name
    this.link = { name: options.name, mode: 'up', lines: new Set(), heardAt: 0 }
    this.#picture = new PictureDisk(options.world.dice(`picture ${options.name}`))
  }

  /** The page is opened: first paint from the disk, then from the hall. */
  start(): void {
    const { world, seams, network, check, name, role, date } = this.options
    const process = world.process(name)
    const dice = world.dice(`${name} ${world.time.now}`)
    const clock = deviceClock(process)
    const log = createLog(date, (entry) => check.logged(this, entry))
    const fetch = network.fetchFor(this.link, process)
    const { signal } = process
    const hub = new HallHub(seams.stream({ url: EVENTS_URL, fetch, clock, random: () => dice.next(), log, signal }))
    const storage = this.#picture.open(process)
    // Half of all pages hear the hall from a worker.
    const feed = seams.feed(dice.chance(0.5) ? throughWorker(hub, process) : hub, storage)
    // A database opens when it opens; nothing is read or written before.
    const opening = process.pass(dice.between(0, 200))
    const opened: DeviceStorage = {
      hall: async (hall) => (await opening, storage.hall(hall)),
      saveHall: async (hall, stored) => (await opening, storage.saveHall(hall, stored)),
    }
    const queue = new QueueStore({ hall: HALL.id, feed, storage: opened, clock, date, log, signal })
    // Not every console is ours: some number their requests.
    const asks = dice.chance(0.2) ? countedKeys(fetch, `${name}-${world.time.now}`) : fetch
    const api = createHallApi({ base: '/api/v1', fetch: seams.apiFetch(asks), clock, newId }, HALL.id)
    this.page = { process, clock, queue, api, dice, speaks: () => hub.speaks() }
    world.say(name, () => 'opens')
    check.watch(this, this.page)
    role(this, this.page)
  }

  /** The page dies, with all it had not yet done; the device may lose its power with it. */
  crash(isSilent: boolean): void {
    const { world } = this.options
    world.count('page crashes')
    world.say(this.name, () => (isSilent ? 'loses its power' : 'crashes'))
    if (isSilent) for (const line of this.link.lines) line.isSilent = true
    this.page?.process.kill()
    this.page = null
    this.#picture.crash()
  }

  /** The same, and somebody opens the page again after a while. */
  die(isSilent: boolean, downMs: number): void {
    this.crash(isSilent)
    this.options.world.time.after(downMs, () => this.page ?? this.start())
  }

  /** Nothing on it runs for a while, though time passes. */
  freeze(ms: number): void {
    const { world } = this.options
    world.say(this.name, () => `is frozen for ${Math.round(ms)} ms`)
    if (this.page) this.page.process.freeze(ms)
  }
}

function deviceClock(process: Process): Clock {
  return { now: () => process.age, after: (ms, run) => process.after(ms, run) }
}
