import { setTimeout as wait } from 'node:timers/promises'
import type { HallClient } from '#tools/hall/hall-client.ts'

const SERVICES = ['A', 'B', 'C', 'D', 'C', 'V'] as const

/** Clerks and customers at work; nobody of them hears of the fault. */
export interface Morning {
  /** Calls made so far, `A008@3` each. */
  readonly calls: ReadonlySet<string>
  /** Lets everybody finish what they do, and stops. */
  readonly end: () => Promise<void>
}

/** Somebody comes and somebody is called, again and again, `everyMs` apart. */
export function busyMorning(
  client: HallClient,
  counters: readonly string[],
  everyMs: number,
  random: () => number,
): Morning {
  const calls = new Set<string>()
  const end = new AbortController()
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const turn = async (): Promise<void> => {
    await client.take(pick(SERVICES))
    const counter = pick(counters)
    // Refusals belong to a morning: nobody waits, or the counter still calls.
    const { status, body } = await client.ask(counter, 'call-next')
    if (status === 200 && body.call) calls.add(`${body.call.ticketNumber}@${counter}`)
    await client.ask(counter, pick(['start', 'no-show', 'recall', 'start', 'start']))
  }
  const work = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await turn()
      await wait(everyMs)
    }
  }
  const working = work()
  // Told to whoever ends it; nobody may, when the fault itself went wrong.
  working.catch(() => {})
  return {
    calls,
    end: async () => {
      end.abort()
      await working
    },
  }
}
