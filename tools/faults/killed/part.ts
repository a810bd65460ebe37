import { setTimeout as wait } from 'node:timers/promises'
import { Boards } from '#tools/hall/boards.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { NodeScreen } from '#tools/hall/node-screen.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import type { Effort, Fault } from '../fault.ts'
import { Load } from '../load.ts'
import { LogCheck } from '../log-check.ts'
import { stackLinesIn, Trials, unless } from '../trials.ts'

const KILLS = 100
const KILLS_SHORT = 3

/** The hall works for so long before it dies, ms: from the middle of its first commits to some hundred later. */
const WORK_MS = [20, 400] as const
/** One start in five is killed too, so many ms after it began: before, during or after its log is taken over. */
const START_MS = [0, 1_000] as const
const KILLED_STARTS = 0.2
/** Promises that are asked for again after each restart. */
const ASKED_AGAIN = 10

/** Everything that goes through all the kills. */
class Morning {
  readonly trials = new Trials()
  readonly #server: HallServer
  readonly #client: HallClient
  readonly #load: Load
  readonly #log: LogCheck
  readonly #screen: NodeScreen
  readonly #boards: Boards
  readonly #random: () => number
  #epoch = ''
  #retried = 0
  #askedAgain = 0
  #killedStarts = 0
  #slowestMs = 0
  #unequal = 0

  private constructor(server: HallServer, boards: Boards, random: () => number) {
    this.#server = server
    this.#boards = boards
    this.#random = random
    this.#client = new HallClient(server.url)
    this.#load = new Load(this.#client)
    this.#log = new LogCheck(this.#client, this.#load)
    this.#screen = NodeScreen.of(this.#client)
  }

  static async begin(server: HallServer, random: () => number): Promise<Morning> {
    const morning = new Morning(server, await Boards.open(server.url), random)
    await morning.#client.openCounters(6)
    morning.#epoch = (await morning.#client.snapshot()).epoch
    return morning
  }

  /** Killed once, started again, and looked at. */
  async kill(): Promise<void> {
    const ended = new AbortController()
    const working = this.#load.run(ended.signal)
    await wait(this.#between(WORK_MS))
    await this.#server.kill('SIGKILL')
    ended.abort()
    await working
    if (this.#random() < KILLED_STARTS) await this.#killStart()
    await this.#server.restart()
    this.#slowestMs = Math.max(this.#slowestMs, this.#server.readyAfterMs)
    this.#retried += await this.#load.retry()
    this.trials.note(await this.#look())
  }

  /** After the last kill: the boards have lived through all of them. */
  async end(): Promise<void> {
    const troubles = await this.#boards.troubles(this.#client)
    this.#unequal = troubles.length
    if (troubles.length > 0) this.trials.note(troubles)
    this.#screen.close()
    await this.#boards.close()
  }

  counts(): readonly string[] {
    const number = (value: number): string => value.toLocaleString('en')
    return [
      `${number(this.#load.promised.length)} wishes acknowledged`,
      `${this.#log.lost} lost`,
      `${this.#log.gaps} gaps`,
      `${this.#log.twice} numbers twice`,
      `${number(this.#retried)} unanswered sent again`,
      `${number(this.#askedAgain)} keys asked again`,
      `${this.#killedStarts} starts killed too`,
      `${this.#unequal} of 2 boards not equal at the end or loaded anew`,
    ]
  }

  worst(): string {
    return `ready ${Math.round(this.#slowestMs).toLocaleString('en')} ms after a restart`
  }

  async #killStart(): Promise<void> {
    const starting = this.#server.restart().then(
      () => true,
      () => false,
    )
    await wait(this.#between(START_MS))
    await this.#server.kill('SIGKILL')
    if (!(await starting)) this.#killedStarts++
  }

  async #look(): Promise<string[]> {
    const before = { lost: this.#log.lost, gaps: this.#log.gaps, twice: this.#log.twice }
    await this.#log.look()
    const { asked, otherwise } = await this.#load.ask(ASKED_AGAIN, this.#random)
    this.#askedAgain += asked
    const { epoch } = await this.#client.snapshot()
    const screen = await this.#screen.agrees(this.#client).then(
      () => [],
      (error: Error) => [error.message],
    )
    return [
      ...unless(epoch === this.#epoch, 'a kill began a new epoch'),
      ...unless(this.#log.lost === before.lost, `${this.#log.lost - before.lost} acknowledged wishes lost`),
      ...unless(this.#log.gaps === before.gaps, `${this.#log.gaps - before.gaps} gaps in the log`),
      ...unless(this.#log.twice === before.twice, 'a number was given twice'),
      ...unless(this.#load.unanswered === 0, `${this.#load.unanswered} wishes without an answer from a living server`),
      ...unless(stackLinesIn(this.#server.stderr()) === 0, `the server wrote ${this.#server.stderr()}`),
      ...otherwise,
      ...screen,
      ...this.#screen.doubts.map((doubt) => `the screen on Node doubted its stream: ${doubt}`),
    ]
  }

  #between([from, to]: readonly [number, number]): number {
    return from + this.#random() * (to - from)
  }
}

async function play({ short, random, say }: Effort) {
  const kills = short ? KILLS_SHORT : KILLS
  const server = await startServer()
  try {
    const morning = await Morning.begin(server, random)
    try {
      for (let kill = 1; kill <= kills; kill++) {
        await morning.kill()
        if (kill % 10 === 0) say(`${kill} of ${kills} kills`)
      }
    } finally {
      await morning.end()
    }
    return morning.trials.outcome(morning.counts(), morning.worst())
  } finally {
    await server.end()
  }
}

/** Every yes of the hall is on its disk before it is said. */
export const killed: Fault = {
  id: 'killed',
  title: 'Killed with SIGKILL under load',
  done: `Four customers and six clerks send one wish after another, each with its key; at a random moment the server is killed with
SIGKILL, one in five times once more while it starts. What had no answer is sent again under its key, and so is some of what had one.
Two boards in Chromium and one on Node (the product's own stream, fold and store) stay open through all of it.`,
  holds: `Nothing acknowledged is lost, the log has no gap and its epoch stays, no number is given twice, a key gives its first answer
again, and every screen ends equal to the server without being loaded anew.`,
  play,
}
