import { HallClient } from '#tools/hall/hall-client.ts'
import { NodeScreen } from '#tools/hall/node-screen.ts'
import { startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import { Load } from '../load.ts'
import { LogCheck } from '../log-check.ts'
import { unless } from '../trials.ts'
import { FalseClock } from './false-clock.ts'

const HOUR_MS = 3_600_000
const YEAR_MS = 365.25 * 24 * HOUR_MS
/** A jump is on the hall's clock so soon, ms: the false clock is read once a second, and so is the hall's. */
const SEEN_MS = 8_000

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

/** One hall whose clock is set again and again while people wait and are called. */
export async function jump({ name, offsets }: Jumps): Promise<JumpReport> {
  const ten = tenOClock()
  const clock = new FalseClock(ten + offsets[0]!)
  const server = await startServer({ env: clock.env })
  const client = new HallClient(server.url)
  const screen = NodeScreen.of(client)
  try {
    await client.openCounters(2)
    const order: string[] = []
    const called: string[] = []
    const numbers: (string | null)[] = []
    const take = async (): Promise<void> => {
      for (let count = 0; count < 3; count++) {
        const { id, number } = await client.take('B')
        order.push(id)
        numbers.push(number)
      }
    }
    const call = async (): Promise<void> => {
      const { body } = await client.ask('1', 'call-next')
      called.push(body.call?.ticketId ?? 'nobody')
      await client.act('1', 'start')
    }
    await take()
    const troubles: string[] = []
    for (const [index, offset] of offsets.entries()) {
      if (index > 0) {
        const before = Date.parse((await client.snapshot()).time)
        const wanted = offset - offsets[index - 1]!
        clock.set(ten + offset)
        await until(
          'the jump',
          async () => Math.abs(Date.parse((await client.snapshot()).time) - before - wanted) < 60_000,
          SEEN_MS,
        )
        await until('a notice of the jump', async () => (await client.snapshot()).notices.length > 0, SEEN_MS)
        await take()
      }
      await call()
      const { tickets } = await client.snapshot()
      const waiting = order.length - called.length
      const found = tickets.filter(({ state }) => state === 'waiting').length
      troubles.push(...unless(found === waiting, `after jump ${index} ${found} of ${waiting} wait`))
    }
    const log = new LogCheck(client, new Load(client))
    const { epoch } = await client.snapshot()
    await server.kill('SIGKILL')
    await server.restart()
    await log.look()
    await screen.agrees(client)
    troubles.push(
      ...unless(
        called.join() === order.slice(0, called.length).join(),
        'people were not called in the order they came',
      ),
      ...unless(new Set(numbers).size === numbers.length, `numbers twice among ${numbers.join(', ')}`),
      ...unless(log.gaps + log.twice === 0, `${log.gaps} gaps, ${log.twice} numbers twice`),
      ...unless((await client.snapshot()).epoch === epoch, 'the restart began a new epoch'),
    )
    return {
      troubles: troubles.map((trouble) => `${name}: ${trouble}`),
      jumps: offsets.length - 1,
      numbers: numbers.length,
    }
  } finally {
    screen.close()
    await server.end()
  }
}
