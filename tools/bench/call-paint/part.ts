import { chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { runRounds } from '../measure/rounds.ts'
import type { Part } from '../part.ts'
import type { SectionName } from '../report/page.ts'
import { onOurStream, onRawStream } from './bare-subject.ts'
import { boardSubject } from './board-subject.ts'
import { recordCall } from './frames.ts'
import { judge } from './judge.ts'
import { type PageState, run } from './run.ts'
import { WALL } from './subject.ts'

const PACE = { gapMs: [30, 70], share: 1 } as const

/** What is done in every state of the page; the others say what is different. */
const HOW = `A clerk's POST until the call is on the glass of the built call board (1920 × 1080, headless Chromium), on the real
server: SQLite \`synchronous=FULL\`, stream, SharedWorker, fold, Lit. Beside it a page that sets one text node, twice: on *our
stream* it hears the same hall, so that the POST, the disk, the bytes and the transport are the same and what differs is the page; with
*no store* the same bytes come from a raw Node server that decides and keeps nothing: the floor of the machine, disk and hall left out.
The clock starts before the POST and ends after the paint (next frame after the mutation, then a message posted in it; not Element
Timing). Every server has made a thousand calls before, and every page has heard them: a hall runs for weeks, and what it does
all day is compiled by then; what such a burst leaves behind in the page is swept before the first is timed. Between any two requests pass 30 to 70 ms, at random. Reduced motion: nothing moves. The call is timed in the light of the board; what else happens, and the parts beside it (counters, who
is next, services), follow in as many frames as the machine needs, once 200 ms have brought nothing, after five seconds at the latest. Difference: our
figure minus the bare page's of the same round. Times in ms.`

/** One state of the page, and how it is measured. */
interface State extends PageState {
  readonly title: string
  readonly how: string
}

const STATES = {
  still: { title: 'still', animated: false, ownMovement: false, throttle: 1, ...PACE, how: HOW },
  animated: {
    title: 'while something moves',
    animated: true,
    ownMovement: false,
    throttle: 1,
    ...PACE,
    how: 'As *still*, and on each page one small box turns for ever, as an advertisement beside the board would.',
  },
  '6x': {
    title: 'on a machine six times slower',
    animated: false,
    ownMovement: false,
    throttle: 6,
    ...PACE,
    how: "As *still*, with the main thread of each page slowed down six times by the browser's own means.",
  },
  'as-it-hangs': {
    title: 'as it hangs',
    animated: false,
    ownMovement: true,
    throttle: 1,
    gapMs: [600, 750],
    share: 0.12,
    how: "As *still*, but with the board's own movement, and requests 600 to 750 ms apart so that it has ended (a lamp that goes out takes half a second in all); fewer calls.",
  },
} as const satisfies Record<string, State>

type StateName = keyof typeof STATES

/** Call to paint, durable, beside a page with nothing in it, in one state of the page. */
export function callPaint(name: StateName): Part {
  const state: State = STATES[name]
  return async ({ rounds, short, random, say }) => {
    if (short && name !== 'still') return { skipped: 'its short form is that of call-paint/still' }
    const calls = short ? { before: 0, warmUp: 5, calls: 20 } : { before: 1_000, warmUp: 60, calls: 500 }
    const pieces = await recordCall()
    const subjects = [boardSubject, onOurStream(boardSubject, pieces.mark), onRawStream(pieces, WALL)]
    const { executablePath, args } = await findBrowser()
    const browser = await chromium.launch({ executablePath, args: [...args] })
    try {
      const candidates = subjects.map((subject) => ({
        name: subject.name,
        run: () => run(browser, subject, state, { ...calls, random }),
      }))
      const results = await runRounds(candidates, rounds ?? (short ? 1 : 7), random, say)
      const id: SectionName = `call-paint/${name}`
      return { id, title: `Call → paint, ${state.title}`, how: state.how, ...judge(state, results) }
    } finally {
      await browser.close()
    }
  }
}
