import { chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { runRounds } from '../measure/rounds.ts'
import { BenchUsage } from '../options.ts'
import type { Part } from '../part.ts'
import { onOurStream, onRawStream } from './bare-subject.ts'
import { boardSubject } from './board-subject.ts'
import { recordCall } from './frames.ts'
import { judge, nameOf } from './judge.ts'
import { type PageState, run } from './run.ts'
import { WALL } from './subject.ts'

const PACE = { gapMs: [30, 70], share: 1 } as const

const STATES: readonly PageState[] = [
  { name: 'still', animated: false, ownMovement: false, throttle: 1, ...PACE },
  { name: 'animated', animated: true, ownMovement: false, throttle: 1, ...PACE },
  { name: 'still at 6×', animated: false, ownMovement: false, throttle: 6, ...PACE },
  { name: 'as it hangs', animated: false, ownMovement: true, throttle: 1, gapMs: [600, 750], share: 0.12 },
]

const HOW = `A clerk's POST until the call is on the glass of the built call board (1920 × 1080, headless Chromium), on the real
server: SQLite \`synchronous=FULL\`, stream, SharedWorker, fold, Lit. Beside it a page that sets one text node, twice: on *our
stream* it hears the same hall, so that the POST, the disk, the bytes and the transport are the same and what differs is the page; with
*no store* the same bytes come from a raw Node server that decides and keeps nothing: the floor of the machine, disk and hall left out.
The clock starts before the POST and ends after the paint
(next frame after the mutation, then a message posted in it; not Element Timing). Every server has made a thousand calls before,
because a hall's runs for weeks. Between any two requests pass 30 to 70 ms, at random. *Still*: reduced motion, nothing moves; *animated*: one small box turns for ever on each page; *as it hangs*: with the
board's own movement, requests 600 to 750 ms apart so that it has ended (a lamp that goes out takes half a second in all), fewer calls. The call is timed in the light of the board;
what else happens, and the parts beside it (counters, who is next, services), follow 200 ms later in one frame of
their own. Difference: our figure minus the bare page's of the same round. Times in ms.`

/** Call to paint, durable, beside a page with nothing in it. */
export const callPaint: Part = async ({ rounds, short, states: wanted, random, say }) => {
  const states = wanted ? STATES.filter(({ name }) => wanted.includes(name)) : STATES.slice(0, short ? 1 : undefined)
  if (states.length < (wanted?.length ?? 1))
    throw new BenchUsage(`--states ${wanted?.join()}: there are ${STATES.map(({ name }) => name).join(', ')}.`)
  const calls = short ? { before: 0, warmUp: 5, calls: 20 } : { before: 1_000, warmUp: 60, calls: 500 }
  const pieces = await recordCall()
  const subjects = [boardSubject, onOurStream(boardSubject, pieces.mark), onRawStream(pieces, WALL)]
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args: [...args] })
  try {
    const candidates = states.flatMap((state) =>
      subjects.map((subject) => ({
        name: nameOf(subject.name, state),
        run: () => run(browser, subject, state, { ...calls, random }),
      })),
    )
    const results = await runRounds(candidates, rounds ?? (short ? 1 : 7), random, say)
    return { id: 'call-paint', title: 'Call → paint', how: HOW, ...judge(states, results) }
  } finally {
    await browser.close()
  }
}
