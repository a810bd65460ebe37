import { setTimeout as wait } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { until } from '#tools/hall/until.ts'
import { shuffled } from '../measure/rounds.ts'
import { estimate, quantile } from '../measure/stats.ts'
import { withInterval } from '../report/table.ts'
import { LOUD, PAUSE_MS, putEar, SILENCE_MS } from './ear.ts'
import type { NullSink } from './null-sink.ts'
import type { Way } from './speaker.page.ts'
import { serveSpeakerPage } from './speaker-page.ts'

const WAYS: Readonly<Record<Way, string>> = {
  ours: 'a call rendered from the pack, never said before',
  howler: 'howler, one clip, preloaded',
  audio: '`new Audio()`, one clip, preloaded',
}

/** The same page asks three ways for sound, in shuffled rounds: from asking to the first sample, ms. */
export async function compareWays(
  browser: Browser,
  { sink, rounds, calls, random }: { sink: NullSink | null; rounds: number; calls: number; random: () => number },
): Promise<{ readonly rows: readonly string[][]; readonly count: number }> {
  const speaker = await serveSpeakerPage()
  const took: Record<Way, { device: number[]; graph: number[] }[]> = { ours: [], howler: [], audio: [] }
  let count = 0
  try {
    const page = await browser.newPage()
    await page.addInitScript(putEar, { loud: LOUD, silenceMs: SILENCE_MS })
    await page.goto(speaker.url)
    await page.locator('body[data-ready]').waitFor({ state: 'attached' })
    for (let round = 0; round < rounds; round++)
      for (const way of shuffled(Object.keys(WAYS) as Way[], random)) {
        const device: number[] = []
        const graph: number[] = []
        for (let call = 0; call < calls; call++) {
          const graphBefore = await page.evaluate(() => window.benchHeard!.length)
          const before = sink?.heard.length ?? 0
          const number = ++count
          const askedAt = await page.evaluate(([by, which]) => window.benchSpeaker.say(by, which), [
            way,
            number,
          ] as const)
          if (sink) device.push((await until('the sound device', () => sink.heard[before])) - askedAt)
          // What plays past the graph is not heard in it.
          if (way !== 'audio')
            graph.push(
              (await until('the graph', () => page.evaluate((from) => window.benchHeard![from], graphBefore))) -
                askedAt,
            )
          await wait(PAUSE_MS + 200 * random())
        }
        took[way].push({ device, graph })
      }
    await page.close()
  } finally {
    speaker.close()
  }
  const shown = (way: Way, where: 'device' | 'graph', q: number): string => {
    const heard = took[way].map((round) => round[where]).filter((round) => round.length > 0)
    return heard.length === 0 ? '–' : withInterval(estimate(heard.map((round) => quantile(round, q))))
  }
  const rows = (Object.keys(WAYS) as Way[]).map((way) => [
    WAYS[way],
    shown(way, 'graph', 0.5),
    shown(way, 'graph', 0.95),
    shown(way, 'device', 0.5),
    shown(way, 'device', 0.95),
  ])
  return { rows, count }
}
