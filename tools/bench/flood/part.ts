import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { boardSubject } from '../call-paint/board-subject.ts'
import { type PageState, type Run, run } from '../call-paint/run.ts'
import { type Session, type Subject, WALL } from '../call-paint/subject.ts'
import { end, hear, startModule } from '../hall/process.ts'
import { runRounds } from '../measure/rounds.ts'
import { estimate, quantile, spread } from '../measure/stats.ts'
import { verdict } from '../measure/verdict.ts'
import type { Part } from '../part.ts'
import { withInterval } from '../report/table.ts'

/** Call → paint in a flood over call → paint on a quiet day. */
const RATIO = 2

const STILL: PageState = { animated: false, ownMovement: false, throttle: 1, gapMs: [30, 70], share: 1 }

const HOW = `*Call → paint*, still, while strangers try passwords on the same server: sixteen connections from sixteen addresses, each
attempt under a new name as soon as the last was answered; beside the same calls on a quiet server. Every attempt that is let
through the throttle costs a whole scrypt, for names that do not exist too. Times in ms.`

/** Attempts so far, and those that were hashed and not turned away before. */
interface Tried {
  readonly tried: number
  readonly hashed: number
}

/** The board's hall with the strangers at its door; `told` hears at the end how many there were. */
function flooded(told: (tried: Tried) => void): Subject {
  const open = async (): Promise<Session> => {
    const session = await boardSubject.open()
    const strangers = startModule(join(import.meta.dirname, 'flood.process.ts'))
    strangers.send(Number(new URL(session.url).port))
    const close = async (): Promise<void> => {
      const heard = hear<Tried>(strangers)
      strangers.send('count')
      told(await heard)
      await end(strangers)
      await session.close()
    }
    return { ...session, close }
  }
  return { name: 'board', kind: 'board', screen: WALL, open }
}

/** Sign-ins in flood, and the calls that must not wait for them. */
export const flood: Part = async ({ rounds, short, random, say }) => {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args: [...args] })
  const options = { before: short ? 0 : 1_000, warmUp: short ? 2 : 40, calls: short ? 10 : 300, random }
  const attempts: Tried[] = []
  const subjects = { quiet: boardSubject, flooded: flooded((tried) => attempts.push(tried)) }
  try {
    const candidates = Object.entries(subjects).map(([name, subject]) => ({
      name,
      run: () => run(browser, subject, STILL, options),
    }))
    const results = await runRounds(candidates, rounds ?? (short ? 1 : 7), random, say)
    const of = (name: string, q: number, what: keyof Pick<Run, 'latencies' | 'answers'>): readonly number[] =>
      (results.get(name) ?? []).map((round) => quantile(round[what], q))
    const row = (what: 'latencies' | 'answers', name: string, q: number, target: number | null): string[] => {
      const quiet = of('quiet', q, what)
      const ratio = estimate(of('flooded', q, what).map((value, round) => value / quiet[round]!))
      const said = target === null ? ['–', '–'] : [`≤ ${target}×`, verdict(ratio, target, spread(quiet))]
      return [
        name,
        withInterval(estimate(of('flooded', q, what))),
        withInterval(estimate(quiet)),
        withInterval(ratio),
        ...said,
      ]
    }
    const sum = (key: keyof Tried): number => attempts.reduce((all, one) => all + one[key], 0)
    return {
      id: 'flood',
      title: 'Sign-ins in flood',
      how: HOW,
      tables: [
        {
          columns: ['figure', 'in the flood', 'quiet', 'ratio', 'target', 'verdict'],
          rows: [
            row('latencies', 'call → paint, p50', 0.5, null),
            row('latencies', 'call → paint, p99', 0.99, RATIO),
            row('answers', 'call → answer, p99', 0.99, null),
          ],
        },
      ],
      counts: [`${sum('tried')} attempts, ${sum('hashed')} of them hashed, the others turned away before`],
      broken: [],
    }
  } finally {
    await browser.close()
  }
}
