import { setTimeout as wait } from 'node:timers/promises'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import type { Effort, Fault } from '../fault.ts'
import { Trials, unless } from '../trials.ts'
import { KilledPad } from './pad.ts'
import { type RatingRecord, ratingRecord } from './record.ts'

const KILLS = 100
const KILLS_SHORT = 3
const COUNTER = '3'

/** After which step of the customer's the kill comes, and up to how long after it, ms. */
const STEPS = ['tapped', 'thanked', 'closed'] as const
const AFTER_MS = 150
const VICTIMS = ['page', 'server', 'both'] as const
/** What waits on the pad is tried again at least every ten seconds. */
const ARRIVES_MS = 60_000

type Step = (typeof STEPS)[number]
type Victim = (typeof VICTIMS)[number]

/** One pad, one hall, and customers who rate while either dies. */
class Afternoon {
  readonly #server: HallServer
  readonly #client: HallClient
  readonly #pad: KilledPad
  readonly #random: () => number
  /** The level that each customer pressed, by the number of the ticket. */
  readonly pressed = new Map<string, number>()

  constructor(server: HallServer, pad: KilledPad, random: () => number) {
    this.#server = server
    this.#client = new HallClient(server.url)
    this.#pad = pad
    this.#random = random
  }

  /** A customer is served and rates; at that step something dies, and comes back. */
  async kill(turn: number): Promise<void> {
    await this.#pad.living()
    const ticket = await this.#client.take('B')
    const number = ticket.number ?? ticket.id
    for (const action of ['call-next', 'start', 'finish']) await this.#client.act(COUNTER, action)
    await this.#pad.asks(number)
    const level = 1 + Math.floor(this.#random() * 5)
    this.pressed.set(number, level)
    const step = STEPS[turn % STEPS.length]!
    // What the customer still wanted to press may have died under the finger.
    const rating = this.#rate(level, step).catch(() => {})
    if (step !== 'tapped') await rating
    await wait(this.#random() * AFTER_MS)
    await this.#strike(VICTIMS[Math.floor(turn / STEPS.length) % VICTIMS.length]!)
    await rating
  }

  async #rate(level: number, until: Step): Promise<void> {
    await this.#pad.press(level)
    if (level <= 2) await this.#pad.sayWhy()
    if (until === 'tapped') return
    await this.#pad.thanks()
    if (until === 'closed') await this.#pad.close()
  }

  async #strike(victim: Victim): Promise<void> {
    await Promise.all([
      ...(victim === 'server' ? [] : [this.#pad.kill()]),
      ...(victim === 'page' ? [] : [this.#server.kill('SIGKILL')]),
    ])
    if (victim !== 'page') await this.#server.restart()
  }

  /** After the last kill: everything that was thanked for has come, or never does. */
  async end(): Promise<RatingRecord> {
    await this.#pad.living()
    const missing = async () => {
      const { rated } = await ratingRecord(this.#client)
      return [...this.#pad.thanked].filter((number) => !rated.some(({ ticketNumber }) => ticketNumber === number))
    }
    await until('what was thanked for', async () => (await missing()).length === 0, ARRIVES_MS).catch(() => {})
    return ratingRecord(this.#client)
  }
}

/** What each customer may say of the record. */
function judge(
  { rated, refused, grants }: RatingRecord,
  number: string,
  pressed: number,
  wasThanked: boolean,
): readonly string[] {
  const codes = refused.filter(({ grantId }) => grantId === grants.get(number)).map(({ code }) => code)
  const own = rated.filter(({ ticketNumber }) => ticketNumber === number)
  return [
    ...unless(
      !wasThanked || own.length > 0,
      `${number} was thanked for ${pressed}, and the hall has nothing (refused: ${codes.join() || 'never'})`,
    ),
    ...unless(own.length < 2, `${number} is there ${own.length} times`),
    ...unless(
      own.every(({ level }) => level === pressed),
      `${number} gave ${pressed}, and the hall has ${own.map(({ level }) => level).join()}`,
    ),
    ...unless(
      own.every(({ chainVerdict }) => chainVerdict === 'whole'),
      `${number} stands in the chain as ${own.map(({ chainVerdict }) => chainVerdict).join()}`,
    ),
  ]
}

async function play({ short, random, say }: Effort) {
  const kills = short ? KILLS_SHORT : KILLS
  const trials = new Trials()
  const server = await startServer()
  const pad = await KilledPad.open(`${server.url}/evaluation-pad/?hall=demo&counter=${COUNTER}`)
  try {
    await new HallClient(server.url).act(COUNTER, 'open', { staff: 'li-na' })
    const afternoon = new Afternoon(server, pad, random)
    for (let turn = 0; turn < kills; turn++) {
      await afternoon.kill(turn)
      if ((turn + 1) % 10 === 0) say(`${turn + 1} of ${kills} kills`)
    }
    const record = await afternoon.end()
    for (const [number, level] of afternoon.pressed) trials.note(judge(record, number, level, pad.thanked.has(number)))
    const { rated, refused, ungranted, twice, faults } = record
    if (faults.length > 0 || ungranted > 0 || twice > 0)
      trials.note([...faults, `${ungranted} without a grant`, `${twice} twice`])
    if (rated.length < pad.thanked.size || refused.length > 0) say(`on the pad: ${(await pad.shelf()).join('; ')}`)
    const lost = [...pad.thanked].filter((number) => !rated.some(({ ticketNumber }) => ticketNumber === number)).length
    return trials.outcome(
      [
        `${kills} kills`,
        `${pad.thanked.size} thanked`,
        `${lost} of them lost`,
        `${rated.length} ratings`,
        `${twice} twice`,
        `${ungranted} without a grant`,
        `${refused.length} refused`,
        `${faults.length} faults in the chain`,
      ],
      `${rated.length - pad.thanked.size + lost} kept without a thanks: the pad died between`,
    )
  } finally {
    await pad.end()
    await server.end()
  }
}

/** Whoever was thanked is counted, once, whatever died. */
export const padKilled: Fault = {
  id: 'pad-killed',
  title: 'Pad and server killed in mid-submit',
  done: `A customer is served and rates on a pad in Chromium; just after the tap, the thanks or the closing the pad's renderer is crashed
(\`Page.crash\`), the server is killed with SIGKILL, or both; then what died is started again and the next customer is served.`,
  holds: `Nothing that was thanked for is lost or altered, no grant has two ratings, no rating is without a grant, and the pad's signed chain is
whole from the first to the last.`,
  play,
}
