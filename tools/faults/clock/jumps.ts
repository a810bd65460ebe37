import { HallClient } from '#tools/hall/hall-client.ts'
import { NodeScreen } from '#tools/hall/node-screen.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import { Load } from '../load.ts'
import { LogCheck } from '../log-check.ts'
import { unless } from '../trials.ts'
import { FalseClock } from './false-clock.ts'

const HOUR_MS = 3_600_000
const YEAR_MS = 365.25 * 24 * HOUR_MS
/** A jump is on the hall's clock so soon, ms: the false clock is read once a second, and so is the hall's. */
const SEEN_MS = 15_000

/** A clock that starts wrong and is set while people wait. */
export interface Jumps {
  readonly name: string
  /** Ahead of ten o'clock in the hall, ms; the first is where it starts. */
  readonly offsets: readonly number[]
}

export const JUMPS: readonly Jumps[] = [
  { name: '8 years slow, then right', offsets: [-8 * YEAR_MS, 0] },
  { name: 'three hours ahead, five back, two ahead', offsets: [0, 3 * HOUR_MS, -2 * HOUR_MS, 0] },
  { name: 'over the end of the day and back', offsets: [0, 20 * HOUR_MS, 0] },
]

/** So far ahead of the machine's clock that it is ten in the morning in Shanghai, ms. */
function tenOClock(): number {
  const now = new Date()
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 2) - now.getTime()
}

export interface JumpReport {
  readonly troubles: readonly string[]
  readonly jumps: number
  readonly numbers: number
}

/** People who come and are called while somebody sets the clock. */
class Afternoon {
  readonly #client: HallClient
  readonly #came: string[] = []
  readonly #called: string[] = []
  readonly #numbers: (string | null)[] = []

  constructor(client: HallClient) {
    this.#client = client
  }

  get numbers(): number {
    return this.#numbers.length
  }

  async take(): Promise<void> {
    for (let count = 0; count < 3; count++) {
      const { id, number } = await this.#client.take('B')
      this.#came.push(id)
      this.#numbers.push(number)
    }
  }

  async call(): Promise<void> {
    const { body } = await this.#client.ask('1', 'call-next')
    this.#called.push(body.call?.ticketId ?? 'nobody')
    await this.#client.act('1', 'start')
  }

  /** Whoever came and was not called waits, whatever the clock says. */
  async troubles(): Promise<readonly string[]> {
    const { tickets } = await this.#client.snapshot()
    const waiting = this.#came.length - this.#called.length
    const found = tickets.filter(({ state }) => state === 'waiting').length
    return [
      ...unless(found === waiting, `${found} of ${waiting} wait after ${this.#called.length} calls`),
      ...unless(
        this.#called.join() === this.#came.slice(0, this.#called.length).join(),
        'people were not called in the order they came',
      ),
      ...unless(new Set(this.#numbers).size === this.#numbers.length, `numbers twice: ${this.#numbers.join(', ')}`),
    ]
  }
}

/** Waits until the hall lives by the new date, and says so; a clock that has come back where it was is no trouble any more. */
async function seeJump(client: HallClient, jumpMs: number, isBack: boolean, set: () => void): Promise<void> {
  const before = Date.parse((await client.snapshot()).time)
  set()
  const gone = async (): Promise<number> => Date.parse((await client.snapshot()).time) - before - jumpMs
  await until('the jump', async () => Math.abs(await gone()) < 60_000, SEEN_MS)
  const noticed = async (): Promise<boolean> => (await client.snapshot()).notices.length > 0
  await until(isBack ? 'the end of the notice' : 'a notice', async () => (await noticed()) !== isBack, SEEN_MS)
}

/** One hall whose clock is set again and again while people wait and are called. */
export async function jump({ name, offsets }: Jumps): Promise<JumpReport> {
  const ten = tenOClock()
  const clock = new FalseClock(ten + offsets[0]!)
  const server = await startServer({ env: clock.env })
  const client = new HallClient(server.url)
  const screen = NodeScreen.of(client)
  try {
    await client.openCounters(2)
    const people = new Afternoon(client)
    const troubles: string[] = []
    await people.take()
    for (const [index, offset] of offsets.entries()) {
      if (index > 0) {
        await seeJump(client, offset - offsets[index - 1]!, offset === offsets[0], () => clock.set(ten + offset))
        await people.take()
      }
      await people.call()
      troubles.push(...(await people.troubles()))
    }
    troubles.push(...(await restart(server, client, screen)))
    return {
      troubles: troubles.map((trouble) => `${name}: ${trouble}`),
      jumps: offsets.length - 1,
      numbers: people.numbers,
    }
  } finally {
    screen.close()
    await server.end()
  }
}

/** Killed with the clock as it stands: the same log, and a screen that agrees with it. */
async function restart(server: HallServer, client: HallClient, screen: NodeScreen): Promise<readonly string[]> {
  const { epoch } = await client.snapshot()
  await server.kill('SIGKILL')
  await server.restart()
  const log = new LogCheck(client, new Load(client))
  await log.look()
  await screen.agrees(client)
  return [
    ...unless(log.gaps + log.twice === 0, `${log.gaps} gaps, ${log.twice} numbers twice`),
    ...unless((await client.snapshot()).epoch === epoch, 'the restart began a new epoch'),
  ]
}
