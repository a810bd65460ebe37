import { setTimeout as wait } from 'node:timers/promises'
import { EventReader } from '#tools/hall/event-reader.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'
import { unless } from '../trials.ts'
import { FalseClock } from './false-clock.ts'

const ZONED_HALL = 'tools/faults/clock/zoned-hall.process.ts'

/** A night on which the clocks of a zone are changed, or none; instants are UTC. */
export interface Night {
  readonly zone: string
  /** When the wall clock jumps; where it never does, the same hour of an ordinary night. */
  readonly shift: string
  /** 04:00 on the wall, when the hall's day ends. */
  readonly dayEnd: string
}

export const NIGHTS: readonly Night[] = [
  { zone: 'America/New_York', shift: '2026-11-01T06:00:00Z', dayEnd: '2026-11-01T09:00:00Z' },
  { zone: 'Europe/Berlin', shift: '2026-03-29T01:00:00Z', dayEnd: '2026-03-29T02:00:00Z' },
  { zone: 'Asia/Shanghai', shift: '2026-10-24T18:00:00Z', dayEnd: '2026-10-24T20:00:00Z' },
  { zone: 'America/New_York', shift: '2026-03-08T07:00:00Z', dayEnd: '2026-03-08T08:00:00Z' },
  { zone: 'Europe/Berlin', shift: '2026-10-25T01:00:00Z', dayEnd: '2026-10-25T03:00:00Z' },
]

/** The server is started so long before what it shall live through, ms, however long its start takes … */
const START_BEFORE_MS = 50 * 60_000
/** … and its clock is then set to so little before it, ms: less than an hour is no jump. */
const WATCH_BEFORE_MS = 5_000
const WITHIN_MS = 20_000
/** The hall takes note of the time once a second; so much later than that and than a screen is right may a day end, ms. */
const NOTED_MS = 2_000

export interface NightReport {
  readonly troubles: readonly string[]
  readonly tickets: number
  /** How late the day ended, ms by the hall's clock. */
  readonly endedLateMs: number
}

/** So far from the machine's clock is so long before an instant, ms. */
function ahead(instant: string, beforeMs: number): number {
  return Date.parse(instant) - beforeMs - Date.now()
}

/** Waits until the hall's own clock has passed an instant. */
async function pass(client: HallClient, instant: string): Promise<void> {
  await until(`${instant} in the hall`, async () => (await client.snapshot()).time >= instant, WITHIN_MS)
}

/** One hall through the change of the clocks, and through the end of its day. */
export async function live({ zone, shift, dayEnd }: Night, rightMs: number): Promise<NightReport> {
  const clock = new FalseClock(ahead(shift, START_BEFORE_MS))
  const server = await startServer({ program: ZONED_HALL, args: ['--zone', zone], env: clock.env })
  try {
    const client = new HallClient(server.url)
    const numbers = [(await client.take('A')).number, (await client.take('A')).number]
    clock.set(ahead(shift, WATCH_BEFORE_MS))
    await pass(client, shift)
    await wait(1_500)
    numbers.push((await client.take('A')).number)
    const { tickets } = await client.snapshot()
    await server.kill('SIGKILL')
    clock.set(ahead(dayEnd, START_BEFORE_MS))
    await server.restart()
    numbers.push((await client.take('A')).number)
    clock.set(ahead(dayEnd, WATCH_BEFORE_MS))
    await pass(client, dayEnd)
    await until('the end of the day', async () => (await client.snapshot()).tickets.length === 0)
    const next = (await client.take('A')).number
    const { ended, order } = await readLog(client)
    const late = ended.map((time) => Date.parse(time) - Date.parse(dayEnd))
    const troubles = [
      ...unless(numbers.join() === 'A001,A002,A003,A004', `the numbers of the night were ${numbers.join(', ')}`),
      ...unless(tickets.length === 3, `${3 - tickets.length} tickets ended when the clocks changed`),
      ...unless(next === 'A001', `the new day began with ${next}`),
      ...unless(ended.length === 4, `${ended.length} of 4 tickets ended with the day`),
      ...unless(
        late.every((ms) => ms >= 0 && ms < NOTED_MS + rightMs),
        `the day ended ${late.join(', ')} ms after 04:00`,
      ),
      ...unless(order, 'the log is out of order'),
    ]
    return {
      troubles: troubles.map((trouble) => `${zone}, ${shift}: ${trouble}`),
      tickets: 5,
      endedLateMs: Math.max(0, ...late),
    }
  } finally {
    await server.end()
  }
}

async function readLog(client: HallClient): Promise<{ readonly ended: readonly string[]; readonly order: boolean }> {
  const { epoch, sequence } = await client.snapshot()
  const reader = await EventReader.open(`${client.root}/events?after=${epoch}:0`)
  const { events } = await reader.reached(sequence)
  reader.close()
  const ended = events
    .filter(({ event }) => event === 'hallcast.ticket.expired')
    .map(({ data }) => (JSON.parse(data) as { readonly time: string }).time)
  return { ended, order: events.every(({ id }, index) => id === `${epoch}:${index + 1}`) }
}
