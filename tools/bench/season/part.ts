import { chromium } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import { slope } from '../measure/stats.ts'
import type { Part } from '../part.ts'
import { figure } from '../report/table.ts'
import { runSeason, type SeasonOptions, type SeasonRun } from './run.ts'
import { type Board, curve, settled, slopes } from './tables.ts'

/** Listeners a day that the planted leak must be seen as; in the short form one that the page lets go of may fall into its few days. */
const SEEN = 0.99
const SEEN_SHORT = 0.2

/** The engine reads the script and never compiles any of it: what grows now, the page keeps. */
const INTERPRETED = ['--no-opt', '--no-maglev', '--no-sparkplug']
/** A hundred times sooner than by itself or more: a function that runs once a day is through all compilers within ten days, not ten years. */
const AT_ONCE = [
  '--invocation-count-for-maglev=3',
  '--invocation-count-for-turbofan=10',
  '--minimum-invocations-after-ic-update=5',
  '--invocation-count-for-osr=5',
  '--invocation-count-for-maglev-osr=2',
]

const HOW = `One built call board hears a season at its own clock, which stands still until it is told the time: every day clerks sit down,
every customer is called, served and gone, and the night ends the line. The stream is a pipe in the page, so that no server
has to be waited for; everything behind it is the product's: stream, fold, stores and elements, without
a SharedWorker, so that all of it is in the heap that is measured, and the service worker keeps the last paint as ever. The first twenty customers of a
day are called one by one and move into the light; the others by twenty counters in one moment, every eight seconds, on a device that
asks for stillness: all twenty stand in the light together. Timers, dates, frames and the idle moments that the page asks for come in the hall's time; after every
moment of calls the page waits until the browser has drawn a frame of its own, and the board says of every call that it was on the
glass, which is counted. Every night \`HeapProfiler.collectGarbage\`, then
\`Performance.getMetrics\` for the whole heap, and a snapshot that tells what the page made and keeps from what the engine made of its script;
both together with the page's few long texts are the whole heap. Slope by least squares with its 95 % interval, the first third of the days left out,
in which the board's log of its last incidents fills.

The engine compiles a function when it has run some 400 times, and again, larger and with what it calls in it, after some 3,000: what runs
once a day is done with after years. So the heap of a board as it is grows for months, by functions that are compiled once more, until all are.
Three boards tell that from a leak: as it is; with an engine that only interprets (\`${INTERPRETED.join(' ')}\`), where
whatever grows is the page's and the whole heap is judged; and with one that compiles a hundred times sooner (\`${AT_ONCE.join(' ')}\`), which shows where
the first one's growth ends. The fourth plants a leak of about a kilobyte, one node and one listener a day in a board that is interpreted, on fewer days of a tenth of the calls:
a measurement that does not see it proves nothing.`

/** A season on a browser of its own, whose engine has these habits. */
async function runWith(flags: readonly string[], options: SeasonOptions): Promise<SeasonRun> {
  const { executablePath, args } = await findBrowser()
  const habits = flags.length === 0 ? [] : [`--js-flags=${flags.join(' ')}`]
  const browser = await chromium.launch({ executablePath, args: [...args, ...habits] })
  try {
    return await runSeason(browser, options)
  } finally {
    await browser.close()
  }
}

const listenersADay = ({ days }: SeasonRun): number => slope(settled(days).map(({ listeners }) => listeners))

/** Sixty days on a board as it is, on one that is only interpreted and on one that is compiled at once, and fewer on one that leaks. */
export const season: Part = async ({ rounds, short, say }) => {
  const days = short ? 4 : (rounds ?? 60)
  const callsADay = short ? 60 : 4_000
  const board = async (
    name: string,
    flags: readonly string[],
    options: Omit<SeasonOptions, 'say'>,
  ): Promise<Board> => ({
    name,
    leaky: options.leak,
    run: await runWith(flags, { ...options, say: (line) => say(`${name}: ${line}`) }),
  })
  const sound = (name: string, flags: readonly string[]): Promise<Board> =>
    board(name, flags, { days, callsADay, leak: false })
  // At the same time: bytes are measured here, not time.
  const [asItIs, ...others] = await Promise.all([
    sound('as it is', []),
    // A few days of a few calls count, and say nothing of the engine.
    ...(short ? [] : [sound('only interpreted', INTERPRETED), sound('compiled at once', AT_ONCE)]),
  ])
  const leaky = await board('only interpreted, with a planted leak', INTERPRETED, {
    days: short ? days : Math.max(8, Math.floor(days / 3)),
    callsADay: short ? callsADay : callsADay / 10,
    leak: true,
  })
  const boards = [asItIs, ...others]
  const kept = listenersADay(leaky.run) - listenersADay(asItIs.run)
  const last = asItIs.run.days.at(-1)!
  return {
    id: 'season',
    title: 'A long season',
    how: HOW,
    tables: [slopes([...boards, leaky]), curve(boards)],
    counts: [
      ...boards.map(({ name, run }) => countsOf(name, run)),
      `at the end of the board as it is ${last.nodes} nodes, ${last.listeners} listeners`,
    ],
    broken: [
      // Told by the listeners: on the first days nodes rise once by themselves, which would pass for the leak; and beside the
      // sound run, because a page lets go of some of its first listeners in the first nights.
      ...(kept < (short ? SEEN_SHORT : SEEN)
        ? [`the planted leak of a listener a day was seen as ${figure(kept)}`]
        : []),
      ...[...boards, leaky].flatMap(lostBy),
    ],
  }
}

function countsOf(name: string, { calls, days, followed, sequence, shown }: SeasonRun): string {
  const [called, read, of, seen] = [calls, followed, sequence, shown].map((count) => count.toLocaleString('en'))
  return `${name}: ${called} calls on ${days.length} days, ${read} of ${of} events followed, ${seen} calls said to be on the glass`
}

function lostBy({ name, run: { calls, followed, sequence, shown } }: Board): string[] {
  return [
    ...(sequence === followed ? [] : [`${name}: the board followed ${followed} of ${sequence} events`]),
    ...(shown === calls ? [] : [`${name}: of ${calls} calls ${shown} were on the glass`]),
  ]
}
