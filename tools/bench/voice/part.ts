import { chromium, type Page } from 'playwright-core'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { openMemoryHall } from '#tools/hall/memory-hall.ts'
import { until } from '#tools/hall/until.ts'
import { Desk } from '../hall/desk.ts'
import { estimate, quantile } from '../measure/stats.ts'
import { verdict } from '../measure/verdict.ts'
import type { Part } from '../part.ts'
import type { Section } from '../report/table.ts'
import { withInterval } from '../report/table.ts'
import { putEar } from './ear.ts'

/** From the clerk's press to the first sample at the output of the page's audio graph, p95, ms. */
const AUDIBLE_MS = 150
/** A sentence with its chime, and the silence by which the ear tells two sounds apart, ms. */
const SENTENCE_MS = 15_000

const HOW = `A clerk's *call next* until the first sample above −40 dBFS at the output of the audio graph of \`/voice/\`, on the real
server core and a real browser: the way through the log, the speaker's claim of the call and the start of its chime are inside; what
the sound device adds is not, nor are its words, which are rendered while the chime rings. One call at a time, in one language, each
after the one before has ended. Times in ms.`

/** Call → first audible sample. */
export const voice: Part = async ({ rounds, short, say }) => {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: [...args, '--autoplay-policy=no-user-gesture-required'],
  })
  const config = { ...DEMO_HALL, voice: { ...DEMO_HALL.voice, languages: ['zh'] } }
  const hall = await openMemoryHall({ config })
  const desk = new Desk(hall.port)
  try {
    await desk.openAll()
    const page = await browser.newPage()
    await page.addInitScript(putEar)
    await page.goto(`${hall.url}/voice/`)
    await page.locator('[data-standing="ready"]').waitFor()
    const calls = short ? 3 : 20
    const taken: number[][] = []
    for (let round = 0; round < (rounds ?? (short ? 1 : 2)); round++) {
      say(`round ${round + 1}`)
      const took: number[] = []
      for (let call = 0; call < calls; call++) took.push(await listen(desk, page, String((call % 3) + 1)))
      taken.push(took)
    }
    return { id: 'voice', title: 'Call to voice', how: HOW, ...tables(taken) }
  } finally {
    desk.close()
    await browser.close()
    await hall.close()
  }
}

/** From the press of one call until it was heard, ms; the sentence is over when this resolves. */
async function listen(desk: Desk, page: Page, counter: string): Promise<number> {
  await desk.take('B')
  const before = await page.evaluate(() => window.benchHeard!.length)
  const pressedAt = performance.timeOrigin + performance.now()
  await desk.at(counter, 'call-next')
  const heardAt = await until('the call to be heard', () => page.evaluate((from) => window.benchHeard![from], before))
  await page.locator('[data-standing="ready"]').waitFor({ timeout: SENTENCE_MS })
  await desk.at(counter, 'start')
  await desk.at(counter, 'finish')
  // The ear takes a second of silence for the end of a sound.
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  return heardAt - pressedAt
}

function tables(rounds: readonly (readonly number[])[]): Pick<Section, 'tables' | 'counts' | 'broken'> {
  const took = (q: number) => estimate(rounds.map((round) => quantile(round, q)))
  const row = (name: string, q: number): string[] => [
    `pressed → heard, ${name}`,
    withInterval(took(q)),
    q > 0.5 ? `≤ ${AUDIBLE_MS}` : '–',
    q > 0.5 ? verdict(took(q), AUDIBLE_MS) : '–',
  ]
  const all = rounds.flat()
  return {
    tables: [{ columns: ['from → to', 'here', 'target', 'verdict'], rows: [row('p50', 0.5), row('p95', 0.95)] }],
    counts: [`${all.length} calls, each heard once`],
    broken: [],
  }
}
