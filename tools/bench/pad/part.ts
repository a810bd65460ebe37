import { chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { ON_OUR_STREAM, ON_RAW_STREAM, onOurStream, onRawStream } from '../call-paint/bare-subject.ts'
import { recordFinish } from '../call-paint/frames.ts'
import { type PageState, type Run, run } from '../call-paint/run.ts'
import { PAD, type Subject } from '../call-paint/subject.ts'
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

const STILL: PageState = { animated: false, ownMovement: false, throttle: 1, gapMs: [30, 70], share: 1 }

const HOW = `A clerk's *finish* until the rating pad of that counter asks its customer, on the real server and beside the bare page on
our stream and on one without a store: method and page state of *call → paint*, still, on a pad's 1280 × 800. In between, the next customer takes a ticket, is called and
served, and the pad puts the silence of the one before on its disk and tells the hall. Then taps on *very satisfied* until the
thanks are on the glass, with the strict write to the pad's disk inside; each customer served for it, half a second after the
question came, because a younger one takes no tap. Times in ms.`

/** What one round gave: a run of the page, or taps. */
type Round = { readonly kind: 'run'; readonly run: Run } | { readonly kind: 'taps'; readonly tookMs: readonly number[] }

/** Service finished → pad armed; tap → thanks. */
export const pad: Part = async ({ rounds, short, random, say }) => {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args: [...args] })
  const options = { before: short ? 0 : 1_000, warmUp: short ? 2 : 40, calls: short ? 10 : 300, random }
  const pieces = await recordFinish()
  const subjects = [padSubject, onOurStream(padSubject, pieces.mark), onRawStream(pieces, PAD)]
  const runOf = (subject: Subject) => async (): Promise<Round> => ({
    kind: 'run',
    run: await run(browser, subject, STILL, options),
  })
  try {
    const candidates = [
      ...subjects.map((subject) => ({ name: subject.name, run: runOf(subject) })),
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
  const armed = (q: number, name: string, beside: string): string[] => {
    const bare = at(beside, q)
    const difference = estimate(at(padSubject.name, q).map((value, round) => value - bare[round]!))
    const isJudged = q > 0.5
    return [
      `finished → asked, ${name}`,
      withInterval(estimate(at(padSubject.name, q))),
      beside,
      withInterval(estimate(bare)),
      withInterval(difference),
      isJudged ? `+${P99_MORE}` : '–',
      isJudged ? verdict(difference, P99_MORE, spread(at(beside, 0.5))) : '–',
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
        columns: ['from → to', 'pad', 'beside', 'bare page', 'difference', 'target', 'verdict'],
        rows: [
          ...[ON_OUR_STREAM, ON_RAW_STREAM].flatMap((beside) => [
            armed(0.5, 'p50', beside),
            armed(0.99, 'p99', beside),
          ]),
          thanked(0.5, 'p50'),
          thanked(0.95, 'p95'),
        ],
      },
    ],
    counts: [`${timed} services asked about, ${unseen} overtaken by the next; ${taps.flat().length} taps thanked for`],
    broken: unseen > timed * 0.02 ? [`${unseen} questions were never painted: the machine is too busy`] : [],
  }
}
