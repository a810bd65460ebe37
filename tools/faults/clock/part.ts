import type { Effort, Fault, Outcome } from '../fault.ts'
import { Trials } from '../trials.ts'
import { hasFalseClock } from './false-clock.ts'
import { jump, JUMPS } from './jumps.ts'
import { live, NIGHTS } from './night.ts'

/** Nights that the short form lives through. */
const NIGHTS_SHORT = 1

async function play({ short, rightMs, say }: Effort): Promise<Outcome | { readonly skipped: string }> {
  if (!hasFalseClock) return { skipped: 'no libfaketime (Debian: apt-get install faketime)' }
  const trials = new Trials()
  const nights = NIGHTS.slice(0, short ? NIGHTS_SHORT : NIGHTS.length)
  say(`${JUMPS.length} clocks that are set and ${nights.length} nights, all at once`)
  const [jumps, ends] = await Promise.all([
    Promise.all(JUMPS.map(jump)),
    Promise.all(nights.map((night) => live(night, rightMs))),
  ])
  for (const { troubles } of [...jumps, ...ends]) trials.note(troubles)
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
  return trials.outcome(
    [
      `${sum(jumps.map((one) => one.jumps))} jumps while people waited`,
      `${nights.length} nights`,
      `${sum(jumps.map((one) => one.numbers)) + sum(ends.map((one) => one.tickets))} numbers given`,
    ],
    `a day ended ${Math.max(...ends.map((one) => one.endedLateMs))} ms late`,
  )
}

/** Clocks in the field are wrong by years; order is by sequence. */
export const clock: Fault = {
  id: 'clock',
  title: 'Wrong clocks and the nights they are changed',
  done: `The server's date (libfaketime; its monotonic clock goes on) starts 8 years slow and is put right, jumps by hours ahead and back, and
over the end of the day and back, each while people wait. Halls in New York, Berlin and Shanghai live through the hour in which the
clocks are changed, are killed, and go on to the end of their day at 04:00.`,
  holds: `Nobody who waits is sent away by a jump, which raises a notice until the clock is back where it was; no number is given twice in a day; people are called in the order they
came; the log has no gap and a restart keeps its epoch; the day ends at 04:00 on the wall and not when the clocks are changed.`,
  play,
}
