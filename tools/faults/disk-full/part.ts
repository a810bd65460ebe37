import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Boards } from '#tools/hall/boards.ts'
import { EventReader } from '#tools/hall/event-reader.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { NodeScreen } from '#tools/hall/node-screen.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import type { Effort, Fault, Outcome } from '../fault.ts'
import { Load } from '../load.ts'
import { LogCheck } from '../log-check.ts'
import { stackLinesIn, Trials, unless } from '../trials.ts'
import { SmallDisk } from './small-disk.ts'

const TIMES = 10
const TIMES_SHORT = 1
/** Room for the log of every round, and for nothing else. */
const DISK_MIB = 32
const WORK_MS = 400
/** So often people go on until the disk is found full. */
const TURNS = 100
/** A heartbeat comes at least every 5 s. */
const HEARTBEAT_MS = 7_000
const FULL = '507 store-full'

class FullDisk {
  readonly trials = new Trials()
  readonly #server: HallServer
  readonly #disk: SmallDisk
  readonly #client: HallClient
  readonly #load: Load
  readonly #log: LogCheck
  readonly #screen: NodeScreen
  readonly #boards: Boards
  #epoch = ''
  #reads = 0
  #heartbeats = 0
  #startedFull = 0
  #slowestMs = 0

  constructor(server: HallServer, disk: SmallDisk, boards: Boards) {
    this.#server = server
    this.#disk = disk
    this.#boards = boards
    this.#client = new HallClient(server.url)
    this.#load = new Load(this.#client)
    this.#log = new LogCheck(this.#client, this.#load)
    this.#screen = NodeScreen.of(this.#client)
  }

  /** Full while the hall works, read meanwhile, killed and started while it is full, and room again. */
  async round(): Promise<void> {
    await this.#work()
    this.#epoch ||= (await this.#client.snapshot()).epoch
    this.#disk.fill()
    const refusedBefore = this.#refused()
    // What was written ahead and moved since leaves room in its file: some hundred wishes may still be granted.
    for (let turn = 0; turn < TURNS && this.#refused() === refusedBefore; turn++) await this.#work()
    const full = [
      ...unless(this.#refused() > refusedBefore, 'nothing was refused on a full disk'),
      ...(await this.#readsGoOn()),
    ]
    const restarted = await this.#restartFull()
    this.#disk.clear()
    this.trials.note([...full, ...restarted, ...(await this.#recovers())])
  }

  async end(): Promise<void> {
    this.#screen.close()
    await this.#boards.close()
  }

  outcome(): Outcome {
    const refused = [...this.#load.refused].map(([code, count]) => `${count.toLocaleString('en')} × ${code}`)
    return this.trials.outcome(
      [
        `${this.#load.promised.length.toLocaleString('en')} wishes acknowledged`,
        `${this.#log.lost} lost`,
        `${this.#log.gaps} gaps`,
        ...refused,
        `${this.#reads} reads and ${this.#heartbeats} heartbeats on a full disk`,
        `${this.#startedFull} starts on a full disk`,
      ],
      `writing again ${Math.round(this.#slowestMs).toLocaleString('en')} ms after there was room`,
    )
  }

  #refused(): number {
    return this.#load.refused.get(FULL) ?? 0
  }

  async #work(): Promise<void> {
    const end = new AbortController()
    const working = this.#load.run(end.signal)
    await wait(WORK_MS)
    end.abort()
    await working
  }

  async #readsGoOn(): Promise<string[]> {
    const { status, body } = await send<{ epoch: string; sequence: number }>(this.#client.root, 'GET')
    if (status === 200) this.#reads++
    const reader = await EventReader.open(`${this.#client.root}/events?after=${body.epoch}:0`)
    try {
      await reader.reached(body.sequence)
      this.#reads++
      await until('a heartbeat', () => reader.frames.some(({ event }) => event === 'heartbeat'), HEARTBEAT_MS)
      this.#heartbeats++
    } finally {
      reader.close()
    }
    await this.#screen.agrees(this.#client)
    const other = [...this.#load.refused.keys()].filter((code) => code !== FULL)
    return [
      ...unless(status === 200, `a read was answered ${status}`),
      ...unless(this.#screen.view.freshness === 'live', `a screen is ${this.#screen.view.freshness}`),
      ...other.map((code) => `wishes were refused with ${code}`),
    ]
  }

  /** A start without room: it reads, and says of each wish why it cannot be. */
  async #restartFull(): Promise<string[]> {
    await this.#server.kill('SIGKILL')
    // Its last breath may have given a page free.
    this.#disk.fill()
    await this.#server.restart()
    this.#startedFull++
    const { epoch } = await this.#client.snapshot()
    const { status } = await send(`${this.#client.root}/tickets`, 'POST', { service: 'C', class: 'normal' })
    return [
      ...unless(epoch === this.#epoch, 'a start on a full disk began a new epoch'),
      ...unless(status === 507 || status === 201, `a wish was answered ${status}`),
    ]
  }

  async #recovers(): Promise<string[]> {
    const freeAt = performance.now()
    const answer = await until(
      'a ticket once there is room',
      async () => {
        const { status } = await send(`${this.#client.root}/tickets`, 'POST', { service: 'C' })
        return status === 201
      },
      5_000,
    )
    this.#slowestMs = Math.max(this.#slowestMs, performance.now() - freeAt)
    await this.#work()
    const { lost, gaps } = this.#log
    await this.#log.look()
    await this.#screen.agrees(this.#client)
    return [
      ...unless(answer, 'no ticket'),
      ...unless(this.#load.unanswered === 0, `${this.#load.unanswered} wishes had no answer`),
      ...unless(this.#log.lost === lost, `${this.#log.lost - lost} acknowledged wishes lost`),
      ...unless(this.#log.gaps === gaps, `${this.#log.gaps - gaps} gaps in the log`),
      ...unless(stackLinesIn(this.#server.stderr()) === 0, `the server wrote ${this.#server.stderr().slice(0, 500)}`),
      ...(await this.#boards.troubles(this.#client)),
      ...(await this.#restart()),
    ]
  }

  /** Killed once more, with room: everything is there, and the ballast is laid in for the next time. */
  async #restart(): Promise<string[]> {
    await this.#server.kill('SIGKILL')
    await this.#server.restart()
    await this.#log.look()
    await this.#screen.agrees(this.#client)
    const { epoch } = await this.#client.snapshot()
    return unless(epoch === this.#epoch, 'a start began a new epoch').slice()
  }
}

async function play({ short, say }: Effort): Promise<Outcome | { readonly skipped: string }> {
  const disk = SmallDisk.mount(DISK_MIB)
  if (!disk) return { skipped: 'only root may mount a small disk' }
  const times = short ? TIMES_SHORT : TIMES
  const server = await startServer({ data: join(disk.path, 'data') })
  try {
    await new HallClient(server.url).openCounters(6)
    const full = new FullDisk(server, disk, await Boards.open(server.url))
    try {
      for (let turn = 1; turn <= times; turn++) {
        await full.round()
        say(`${turn} of ${times}`)
      }
    } finally {
      await full.end()
    }
    return full.outcome()
  } finally {
    await server.end()
    disk.unmount()
  }
}

/** A wish that cannot be made durable is not granted, and everything else goes on. */
export const diskFull: Fault = {
  id: 'disk-full',
  title: 'A full disk',
  done: `The data folder lies on a disk of ${DISK_MIB} MiB that somebody fills to the last page while customers and clerks are at work; the server
is killed and started on the full disk; then there is room again.`,
  holds: `Wishes are refused with 507 \`store-full\` and nothing else; reads, streams and heartbeats go on; a start on a full disk comes up and
reads; once there is room the next wish is granted without anybody's help; nothing acknowledged is lost.`,
  play,
}
