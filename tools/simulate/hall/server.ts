import type { HallConfig } from '#shared/domain/queue/config.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import type { Clock } from '#server/hall/clock.ts'
import { type Hall, openHall } from '#server/hall/hall.ts'
import type { EventStore } from '#server/store/event-store.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import type { Seams } from '../bugs/seams.ts'
import type { Ledger } from '../check/ledger.ts'
import type { Door } from '../world/network.ts'
import type { Process } from '../world/process.ts'
import type { World } from '../world/world.ts'
import { type App, appAt } from './app.ts'
import type { Disk, Ending } from './disk.ts'
import { type Boundary, DiskStore } from './disk-store.ts'
import { witnessed } from './witness.ts'

export interface ServerOptions {
  readonly world: World
  readonly seams: Seams
  readonly disk: Disk
  readonly ledger: Ledger
  readonly config: HallConfig
  /** Where all requests of this run come from. */
  readonly address: string
  /** Which app of this machine it runs: a second server at the same time needs another. */
  readonly place: number
  /** The hall's wall clock, ms since 1970: people set it. */
  readonly wall: () => number
  readonly reached: (server: Server, boundary: Boundary) => void
}

/** One run of the hall server, from its start to its end. */
export class Server implements Door {
  readonly #options: ServerOptions
  readonly #process: Process
  readonly #app: App
  #hall: Hall | null = null

  constructor(options: ServerOptions) {
    this.#options = options
    this.#process = options.world.process('server')
    this.#app = appAt(options.place)
  }

  get isOpen(): boolean {
    return this.#hall !== null && this.#process.isAlive
  }

  get hall(): Hall | null {
    return this.#process.isAlive ? this.#hall : null
  }

  /** @throws whatever keeps the hall from opening */
  async start(): Promise<void> {
    const { world, seams, disk, ledger, config, place, reached } = this.#options
    disk.owner ??= this
    const dice = world.dice(`server ${place} ${world.time.now}`)
    const reach = (boundary: Boundary): void => {
      if (this.#process.isAlive) reached(this, boundary)
    }
    const disks = await DiskStore.open({ disk, process: this.#process, dice, reached: reach })
    const clock = this.#clock()
    const store: EventStore = witnessed(seams.store(disks, clock.now), ledger, world)
    const id = (): string => uuidV7(clock.now(), dice.bytes(16))
    const hall = await openHall({
      id: config.id,
      config,
      store,
      bus: new LocalBus(),
      clock,
      demo: true,
      random: { id, epoch: () => `e${world.time.now}`.replace('.', '-') },
      log: (code, facts) => world.say('server', () => `${code} ${JSON.stringify(facts)}`),
    })
    const onBug = (error: unknown): void => world.broken('nothing-thrown', `a route: ${String(error)}`)
    this.#app.mode.demo = true
    this.#app.tenant = { hall: seams.hall(hall), clock: () => world.time.now, newId: id, onBug }
    this.#hall = hall
    world.say('server', () => `open at ${ledger.epoch}:${ledger.length}`)
  }

  serve(request: Request): Promise<Response> {
    return this.#app.serve(request, this.#options.address)
  }

  /** Rights come and go. */
  set allows(is: boolean) {
    this.#app.mode.demo = is
  }

  /** It is killed, or the machine loses its power. */
  crash(ending: Ending): void {
    const { world, disk } = this.#options
    world.count(ending === 'kill' ? 'kills' : 'power cuts')
    world.say('server', () => ending)
    this.#process.kill()
    disk.crash(ending)
    if (disk.owner === this) disk.owner = null
  }

  /** It is told to stop, and does so properly. */
  async stop(): Promise<void> {
    const { world, disk } = this.#options
    world.say('server', () => 'stops')
    await this.#hall?.close()
    this.#process.kill()
    if (disk.owner === this) disk.owner = null
  }

  #clock(): Clock {
    const process = this.#process
    const every = (ms: number, deed: () => void, until: AbortSignal): void =>
      void process.after(ms, () => {
        if (until.aborted) return
        deed()
        every(ms, deed, until)
      })
    return {
      now: () => Math.floor(this.#options.wall()),
      monotonic: () => process.age,
      every,
      after: (ms, deed, until) => void process.after(ms, () => until.aborted || deed()),
      soon: (deed) => void process.after(0, deed),
    }
  }
}
