import { chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { bareSubject } from '../call-paint/bare-subject.ts'
import { recordFinish } from '../call-paint/frames.ts'
import { type PageState, type Run, run } from '../call-paint/run.ts'
import { type Rounds, runRounds } from '../measure/rounds.ts'
import { estimate, quantile, spread } from '../measure/stats.ts'
import { verdict } from '../measure/verdict.ts'
import type { Part } from '../part.ts'
import { withInterval } from '../report/table.ts'
import { padSubject } from './pad-subject.ts'
import { tapsUntilThanks } from './thanks.ts'

/** More than the bare page, ms; and from a tap to its thanks, ms. */
const P99_MORE = 2
const THANKS = 50

const STILL: PageState = { name: 'still', animated: false, ownMovement: false, throttle: 1, gapMs: [30, 70], share: 1 }

const HOW = `A clerk's *finish* until the rating pad of that counter asks its customer, on the real server and beside a bare page that
gets the same bytes: method and page state of *call → paint*, still. In between, the next customer takes a ticket, is called and
served, and the pad puts the silence of the one before on its disk and tells the hall. Then taps on *very satisfied* until the
thanks are on the glass, with the strict write to the pad's disk inside; each customer served for it, half a second after the
question came, because a younger one takes no tap. Times in ms.`

/** What one round gave: a run of the page, or taps. */
type Round = { readonly kind: 'run'; readonly run: Run } | { readonly kind: 'taps'; readonly tookMs: readonly number[] }

/** Service finished → pad armed; tap → thanks. */
export const pad: Part = async ({ rounds, short, random, say }) => {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args: [...args] })
  const options = { calls: short ? 10 : 300, warmUp: short ? 2 : 40, random }
  const bare = bareSubject(await recordFinish())
  const runOf = (subject: typeof bare) => async (): Promise<Round> => ({
    kind: 'run',
    run: await run(browser, subject, STILL, options),
  })
  try {
    const candidates = [
      { name: 'pad', run: runOf(padSubject) },
      { name: 'bare', run: runOf(bare) },
      {
        name: 'taps',
        run: async (): Promise<Round> => ({ kind: 'taps', tookMs: await tapsUntilThanks(browser, short ? 3 : 40) }),
      },
    ]
    const results = await runRounds(candidates, rounds ?? (short ? 1 : 7), random, say)
    return { id: 'pad', title: 'Rating pad', how: HOW, ...tables(results) }
  } finally {
    await browser.close()
  }
}

function tables(results: Rounds<Round>) {
  const runs = (name: string): readonly Run[] =>
    (results.get(name) ?? []).flatMap((round) => (round.kind === 'run' ? [round.run] : []))
  const taps = (results.get('taps') ?? []).flatMap((round) => (round.kind === 'taps' ? [round.tookMs] : []))
  const at = (name: string, q: number): readonly number[] => runs(name).map(({ latencies }) => quantile(latencies, q))
  const floor = spread(at('bare', 0.5))
  const armed = (q: number, name: string): string[] => {
    const bare = at('bare', q)
    const difference = estimate(at('pad', q).map((value, round) => value - bare[round]!))
    const isJudged = q > 0.5
    return [
      `finished → asked, ${name}`,
      withInterval(estimate(at('pad', q))),
      withInterval(estimate(bare)),
      withInterval(difference),
      isJudged ? `+${P99_MORE}` : '–',
      isJudged ? verdict(difference, P99_MORE, floor) : '–',
    ]
  }
  const thanked = (q: number, name: string): string[] => {
    const took = estimate(taps.map((round) => quantile(round, q)))
    const isJudged = q > 0.5
    return [
      `tap → thanks, ${name}`,
      withInterval(took),
      '–',
      '–',
      isJudged ? `≤ ${THANKS}` : '–',
      isJudged ? verdict(took, THANKS) : '–',
    ]
  }
  const timed = runs('pad').reduce((sum, { latencies }) => sum + latencies.length, 0)
  const unseen = runs('pad').reduce((sum, { overtaken }) => sum + overtaken, 0)
  return {
    tables: [
      {
        columns: ['from → to', 'pad', 'bare page', 'difference', 'target', 'verdict'],
        rows: [armed(0.5, 'p50'), armed(0.99, 'p99'), thanked(0.5, 'p50'), thanked(0.95, 'p95')],
      },
    ],
    counts: [`${timed} services asked about, ${unseen} overtaken by the next; ${taps.flat().length} taps thanked for`],
    broken: unseen > timed * 0.02 ? [`${unseen} questions were never painted: the machine is too busy`] : [],
  }
}
