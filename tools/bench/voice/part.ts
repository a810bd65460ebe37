import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { openMemoryHall } from '#tools/hall/memory-hall.ts'
import { until } from '#tools/hall/until.ts'
import { Desk } from '../hall/desk.ts'
import { estimate, quantile } from '../measure/stats.ts'
import { verdict } from '../measure/verdict.ts'
import type { Part } from '../part.ts'
import { withInterval } from '../report/table.ts'
import { LOUD, PAUSE_MS, putEar, SILENCE_MS } from './ear.ts'
import { type NullSink, openNullSink } from './null-sink.ts'
import { compareWays } from './ways.ts'

/** From the clerk's press to the first sample, p95, ms. */
const AUDIBLE_MS = 150
/** A sentence is over by then, ms. */
const SENTENCE_MS = 15_000

const HOW = `First table: a clerk's *call next* until the first sample above −40 dBFS, on the real server core and a real browser with
\`/voice/\`, chime off: the way through the log, the speaker's claim of the call and the rendering of its words are inside. Heard twice: at the output
of the page's audio graph, and at the machine's sound device, which is PulseAudio's null sink (where PulseAudio is installed; its own buffers are in the
figure). One call at a time, in one language, each after the one before has ended, each a number that was not said before.
Second table: one page with the product's loudspeaker and pack, howler 2.2.4 and an \`<audio>\` element, asked in shuffled rounds; howler and the
element play one clip that is decoded already, ours makes a whole call out of nine. Times in ms.`

interface Heard {
  readonly graph: number
  readonly device: number | null
}

/** Call → first audible sample. */
export const voice: Part = async ({ rounds, short, say, random }) => {
  const calls = short ? 1 : 20
  const many = rounds ?? (short ? 1 : 5)
  const sink = await openNullSink()
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: [...args, '--autoplay-policy=no-user-gesture-required'],
    ...(sink && {
      ignoreDefaultArgs: ['--mute-audio'],
      env: { ...process.env, ...sink.env },
    }),
  })
  try {
    const taken = await throughTheHall(() => browser.newPage(), { sink, rounds: many, calls, say })
    say('beside howler and an audio element')
    const ways = await compareWays(browser, { sink, rounds: many, calls, random })
    return {
      id: 'voice',
      title: 'Call to voice',
      how: HOW,
      tables: [
        { columns: ['pressed → heard', 'p50', 'p95', 'target p95', 'verdict'], rows: rowsOf(taken) },
        {
          columns: ['asked → heard', 'p50, graph', 'p95, graph', 'p50, device', 'p95, device'],
          rows: ways.rows,
        },
      ],
      counts: [
        `${taken.flat().length} calls, each heard once`,
        `${ways.count} sounds of three kinds, each heard once`,
        sink ? 'at the sound device too' : 'no sound device here: PulseAudio is not installed',
      ],
      broken: [],
    }
  } finally {
    await browser.close()
    await sink?.close()
  }
}

async function throughTheHall(
  newPage: () => Promise<Page>,
  { sink, rounds, calls, say }: { sink: NullSink | null; rounds: number; calls: number; say: (line: string) => void },
): Promise<Heard[][]> {
  const config = { ...DEMO_HALL, voice: { ...DEMO_HALL.voice, languages: ['zh'], chime: false } }
  const hall = await openMemoryHall({ config })
  const desk = new Desk(hall.port)
  try {
    await desk.openAll()
    const page = await newPage()
    await page.addInitScript(putEar, { loud: LOUD, silenceMs: SILENCE_MS })
    await page.goto(`${hall.url}/voice/`)
    await page.locator('[data-standing="ready"]').waitFor()
    const taken: Heard[][] = []
    for (let round = 0; round < rounds; round++) {
      say(`round ${round + 1}`)
      const took: Heard[] = []
      for (let call = 0; call < calls; call++)
        took.push(await listen(desk, { page, sink, counter: String((call % 3) + 1) }))
      taken.push(took)
    }
    await page.close()
    return taken
  } finally {
    desk.close()
    await hall.close()
  }
}

/** From the press of one call until it was heard, ms; the sentence is over when this resolves. */
async function listen(
  desk: Desk,
  { page, sink, counter }: { page: Page; sink: NullSink | null; counter: string },
): Promise<Heard> {
  await desk.take('B')
  const before = await page.evaluate(() => window.benchHeard!.length)
  const beforeAtDevice = sink?.heard.length ?? 0
  const pressedAt = performance.timeOrigin + performance.now()
  await desk.at(counter, 'call-next')
  const heardAt = await until('the call to be heard', () => page.evaluate((from) => window.benchHeard![from], before))
  const atDevice = sink && (await until('the sound device', () => sink.heard[beforeAtDevice]))
  await page.locator('[data-standing="ready"]').waitFor({ timeout: SENTENCE_MS })
  await desk.at(counter, 'start')
  await desk.at(counter, 'finish')
  await wait(PAUSE_MS)
  return { graph: heardAt - pressedAt, device: atDevice === null ? null : atDevice - pressedAt }
}

function rowsOf(rounds: readonly (readonly Heard[])[]): string[][] {
  const row = (name: string, of: (heard: Heard) => number | null): string[] => {
    const taken = rounds.map((round) => round.map(of).filter((ms) => ms !== null))
    if (taken.every((round) => round.length === 0)) return [name, '–', '–', '', '']
    const took = (q: number) => estimate(taken.map((round) => quantile(round, q)))
    return [name, withInterval(took(0.5)), withInterval(took(0.95)), `≤ ${AUDIBLE_MS}`, verdict(took(0.95), AUDIBLE_MS)]
  }
  return [row('at the audio graph', ({ graph }) => graph), row('at the sound device', ({ device }) => device)]
}
