import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Seams } from '../bugs/seams.ts'
import type { Ledger } from '../check/ledger.ts'
import type { Dice } from '../world/dice.ts'
import type { Network } from '../world/network.ts'
import type { World } from '../world/world.ts'
import { freshAddress } from './app.ts'
import { Disk, type Ending } from './disk.ts'
import type { Boundary, DiskRecord } from './disk-store.ts'
import { Server } from './server.ts'

/** The first seed's morning: a Monday, 10:00 in Shanghai. */
const MORNING = Date.parse('2026-11-23T02:00:00.000Z')

/** A server that is to die when its disk comes to that boundary of that commit, counted from the seed's beginning. */
export interface Trap {
  readonly commit: number
  readonly boundary: Boundary
  readonly ending: Ending
  /** Trouble seldom comes alone: so long after the next start the power goes, ms; null: it does not. */
  readonly againMs: number | null
}

export interface SiteOptions {
  readonly world: World
  readonly seams: Seams
  readonly ledger: Ledger
  readonly config: HallConfig
  /** The hall is open again: what the screens show is held against its log anew. */
  readonly opened: () => void
  readonly restored: () => void
}

/** The machine in the hall's back room: its disk, its clock, the server that runs on it, and whoever looks after it. */
export class Site {
  readonly disk: Disk
  /** By how much somebody has set the hall's clock, ms. */
  clockOff: number
  /** When that was last. */
  clockSetAt = Number.NEGATIVE_INFINITY
  /** When rights that were missing came back, virtual ms: who was refused asks again up to 30 s later. */
  allowedSince = Number.NEGATIVE_INFINITY
  traps: readonly Trap[] = []
  network!: Network
  readonly #options: SiteOptions
  readonly #dice: Dice
  readonly #address = freshAddress()
  #server: Server | null = null
  #second: Server | null = null
  #commits = 0
  #againMs: number | null = null
  #isStarting = false
  #backup: readonly string[] | null = null

  constructor(options: SiteOptions) {
    this.#options = options
    this.#dice = options.world.dice('site')
    this.disk = new Disk(options.world.dice('disk'))
    options.seams.disk(this.disk)
    this.clockOff = MORNING + this.#dice.below(24) * 3_600_000
  }

  get server(): Server | null {
    return this.#server
  }

  setClock(by: number): void {
    this.clockOff += by
    this.clockSetAt = this.#options.world.time.now
  }

  /** Who takes the next request. */
  readonly door = (): Server | null => (this.#second?.isOpen && this.#dice.chance(0.5) ? this.#second : this.#server)

  /** Starts the server, again and again until it opens. */
  readonly boot = (): void => {
    if (this.#server || this.#isStarting) return
    const server = this.#make(0)
    this.#server = server
    this.#isStarting = true
    void server
      .start()
      .then(this.#opened, (error: unknown) => {
        this.#options.world.say('server', () => `does not start: ${String(error)}`)
        this.crash('kill', 1_000)
      })
      .finally(() => (this.#isStarting = false))
  }

  /** The server dies; somebody or something starts it again after a while. */
  crash(ending: Ending, downMs: number): void {
    const servers = [this.#server, this.#second].filter((server) => server !== null)
    this.#server = this.#second = null
    this.#isStarting = false
    for (const server of servers) {
      server.crash(ending)
      this.network.died(server, ending === 'power-cut')
    }
    if (servers.length > 0) this.#options.world.time.after(downMs, this.boot)
  }

  /** The server is stopped properly and started again. */
  async restart(downMs: number, meanwhile: () => void = () => {}): Promise<void> {
    const server = this.#server
    if (!server?.isOpen) return
    await server.stop()
    // It may have died while it was stopping.
    if (this.#server !== server) return
    this.network.died(server, false)
    this.#second?.crash('kill')
    this.#server = this.#second = null
    meanwhile()
    this.#options.world.time.after(downMs, this.boot)
  }

  /** Somebody starts the server once more, without looking whether it runs. */
  startSecond(): void {
    const { world, seams } = this.#options
    if (this.disk.owner && seams.locksFolder) return world.say('server', () => 'a second one finds the folder locked')
    if (this.#second || !this.#server?.isOpen) return
    this.#second = this.#make(1)
    void this.#second.start().catch(() => {})
  }

  /** The last fault is over. */
  clear(): void {
    this.traps = []
    this.disk.isFull = false
    this.disk.fails = null
    this.#second?.crash('kill')
    this.#second = null
    if (this.#server) this.#server.allows = true
  }

  takeBackup(): void {
    this.#backup = this.disk.backup()
    this.#options.world.say('server', () => `a backup is taken: ${this.#backup?.length} records`)
  }

  /** Stops, puts the backup back under a new epoch, and starts again. */
  async restore(): Promise<void> {
    const backup = this.#backup
    if (!backup || backup.length === 0) return
    await this.restart(this.#dice.between(500, 3_000), () => {
      const { world, seams, restored } = this.#options
      const fresh = `r${Math.round(world.time.now)}`
      const records = backup.map((json) => {
        const record = JSON.parse(json) as DiskRecord
        return record.kind === 'open'
          ? JSON.stringify({ ...record, epoch: seams.restoredEpoch(record.epoch, fresh) })
          : json
      })
      this.disk.restore(records)
      world.count('backups restored')
      world.say('server', () => 'the backup is restored')
      restored()
    })
  }

  readonly #opened = (): void => {
    this.#options.opened()
    const againMs = this.#againMs
    this.#againMs = null
    if (againMs === null) return
    this.#options.world.time.after(againMs, () => this.crash('power-cut', this.#dice.between(300, 3_000)))
  }

  #make(place: number): Server {
    const { world, seams, ledger, config } = this.#options
    const wall = (): number => this.clockOff + world.time.now
    return new Server({
      world,
      seams,
      disk: this.disk,
      ledger,
      config,
      place,
      address: this.#address,
      wall,
      reached: this.#reached,
    })
  }

  readonly #reached = (_server: Server, boundary: Boundary): void => {
    if (boundary === 'unwritten') this.#commits++
    const trap = this.traps.find(({ commit, boundary: at }) => commit === this.#commits && at === boundary)
    if (!trap) return
    const { world } = this.#options
    world.count(`crashes with a commit ${boundary}`)
    world.say('server', () => `dies at commit ${trap.commit}, ${boundary}`)
    this.#againMs = trap.againMs
    this.crash(trap.ending, this.#dice.between(300, 5_000))
  }
}
