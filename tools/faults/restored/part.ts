import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Boards } from '#tools/hall/boards.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { NodeScreen } from '#tools/hall/node-screen.ts'
import { type HallServer, startServer, temporaryFolder } from '#tools/hall/server.ts'
import type { Effort, Fault, Outcome } from '../fault.ts'
import { Load } from '../load.ts'
import { LogCheck } from '../log-check.ts'
import { Trials, unless } from '../trials.ts'
import { type Way, WAYS } from './ways.ts'

const TIMES = 2
const WORK_MS = 400
const WORK_SHORT_MS = 200
/** By command, over a killed server's log, and as a whole folder. */
const WAYS_SHORT = WAYS.filter((_, place) => [0, 1, 3].includes(place))

/** Two boards in Chromium, one on Node. */
const SCREENS = 3

class Restores {
  readonly trials = new Trials()
  readonly #server: HallServer
  readonly #client: HallClient
  readonly #screen: NodeScreen
  readonly #boards: Boards
  readonly #workMs: number
  readonly #ways = new Set<Way>()
  #taken = 0
  #lostOfCopy = 0
  #gaps = 0
  #slowestMs = 0
  #restores = 0
  #newEpochs = 0
  #unequal = 0

  constructor(server: HallServer, boards: Boards, workMs: number) {
    this.#server = server
    this.#boards = boards
    this.#workMs = workMs
    this.#client = new HallClient(server.url)
    this.#screen = NodeScreen.of(this.#client)
  }

  async restore(way: Way): Promise<void> {
    this.#ways.add(way)
    const copy = join(temporaryFolder(), 'copy')
    const before = await this.#client.snapshot()
    const known = new Load(this.#client)
    await this.#work(known)
    await this.#copy(way, copy)
    // What comes after the copy is what a restore gives up; every screen has seen it.
    await this.#work(new Load(this.#client))
    const seen = await this.#client.snapshot()
    await this.#screen.agrees(this.#client)
    await this.#server.kill(way.dies)
    await way.putBack(this.#server.data, copy)
    await this.#server.restart()
    const told = await this.#look(known, before.epoch, seen.sequence)
    this.trials.note(told.map((trouble) => `${way.name}: ${trouble}`))
  }

  async end(): Promise<void> {
    this.#screen.close()
    await this.#boards.close()
  }

  outcome(): Outcome {
    return this.trials.outcome(
      [
        `${this.#ways.size} ways to put a log back`,
        `${this.#taken} copies of a hall at work`,
        `${this.#lostOfCopy} wishes of the copies lost`,
        `${this.#gaps} gaps`,
        `${this.#newEpochs} of ${this.#restores} on a new epoch`,
        `${this.#unequal} screens not equal, of ${this.#restores * SCREENS * 2} looks`,
      ],
      `every board right ${Math.round(this.#slowestMs).toLocaleString('en')} ms after the restart`,
    )
  }

  async #work(load: Load): Promise<void> {
    const end = new AbortController()
    const working = load.run(end.signal)
    await wait(this.#workMs)
    end.abort()
    await working
  }

  async #copy({ whileAtWork, take }: Way, copy: string): Promise<void> {
    if (!whileAtWork) {
      await this.#server.kill('SIGTERM')
      await take(this.#server.data, copy)
      return this.#server.restart()
    }
    const end = new AbortController()
    const working = new Load(this.#client).run(end.signal)
    await take(this.#server.data, copy)
    end.abort()
    await working
    this.#taken++
  }

  async #look(known: Load, oldEpoch: string, seen: number): Promise<string[]> {
    const restartedAt = performance.now()
    const { epoch, sequence } = await this.#client.snapshot()
    const log = new LogCheck(this.#client, known)
    await log.look()
    this.#lostOfCopy += log.lost
    this.#gaps += log.gaps
    const screens = await this.#screens()
    this.#slowestMs = Math.max(this.#slowestMs, performance.now() - restartedAt)
    this.#restores++
    if (epoch !== oldEpoch) this.#newEpochs++
    const again = await this.#client.snapshot()
    // Everybody goes on from there: past the place the screens had already seen under the old epoch.
    const more = new Load(this.#client)
    await this.#work(more)
    const later = await this.#screens()
    return [
      ...unless(epoch !== oldEpoch, 'the epoch is the old one'),
      ...unless(again.epoch === epoch, 'the epoch changed again'),
      ...unless(sequence < seen, `nothing was set back: ${sequence} of ${seen}`),
      ...unless(log.lost === 0, `${log.lost} wishes acknowledged before the copy are not in it`),
      ...unless(log.gaps === 0, `${log.gaps} gaps in the log`),
      ...unless(more.unanswered === 0 && more.refused.size === 0, 'the hall did not go on'),
      ...screens,
      ...later,
    ]
  }

  async #screens(): Promise<string[]> {
    const onNode = this.#screen.agrees(this.#client).then(
      () => [],
      (error: Error) => [error.message],
    )
    const troubles = (await Promise.all([onNode, this.#boards.troubles(this.#client)])).flat()
    this.#unequal += troubles.length
    return troubles
  }
}

async function play({ short, say }: Effort): Promise<Outcome> {
  const server = await startServer()
  try {
    await new HallClient(server.url).openCounters(6)
    const restores = new Restores(server, await Boards.open(server.url), short ? WORK_SHORT_MS : WORK_MS)
    try {
      for (let turn = 0; turn < (short ? 1 : TIMES); turn++) {
        for (const way of short ? WAYS_SHORT : WAYS) {
          await restores.restore(way)
          say(way.name)
        }
      }
    } finally {
      await restores.end()
    }
    return restores.outcome()
  } finally {
    await server.end()
  }
}

/** A log that was set back is another log: whoever goes on from a place in the old one is told everything anew. */
export const restored: Fault = {
  id: 'restored',
  title: 'A backup restored',
  done: `A copy is made (by \`npm run -s backup\` while the hall works, or of the whole folder while it does not), the hall goes on, and
the copy is put back: by command, with \`cp\` over what is there or over what a killed server left behind, or into an empty folder.
Two boards in Chromium and one on Node have seen all that is given up, and stay open.`,
  holds: `Every restore starts a new epoch, which stays; everything acknowledged before the copy is in it, without a gap; every screen takes a
snapshot and is equal to the hall, and still is after more calls than it had seen before.`,
  play,
}
