import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { findBrowser } from '#tools/browser/find.ts'
import type { Part } from '../part.ts'
import { figure } from '../report/table.ts'
import { serveSpeakerPage } from '../voice/speaker-page.ts'

/** How far the renderer's resident set may move, MB. */
const FLAT_MB = 5
/** The renderer settles in its first calls: caches of rendered calls fill, code is compiled. */
const SETTLING = 200
/** So many calls between two looks. */
const STEP = 100

const HOW = `One page with the product's loudspeaker and the Mandarin pack says calls of two clips of about 0.2 s, each rendered anew and played
to its end. Every ${STEP} calls everything that can be collected is, and the resident set of the page's renderer is read from
\`/proc\`; the first ${SETTLING} calls are left out. The second row plants the fault: one \`Howl\` a call, that nobody unloads.`

interface Taken {
  readonly calls: number
  /** Resident set after each step, MB. */
  readonly megabytes: readonly number[]
}

/** Is memory flat over two thousand calls? */
export const voiceMemory: Part = async ({ short, say }) => {
  const { executablePath, args } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: [...args, '--autoplay-policy=no-user-gesture-required'],
  })
  const speaker = await serveSpeakerPage()
  try {
    const calls = short ? 12 : 2_000
    const ours = await measured(browser, speaker.url, { calls, step: short ? 4 : STEP, say }, (page, from, count) =>
      page.evaluate(([first, many]) => window.benchSpeaker.many(first, many), [from, count] as const),
    )
    const howls = await measured(
      browser,
      speaker.url,
      { calls: short ? 8 : 300, step: short ? 4 : 50, say },
      (page, from, count) =>
        page.evaluate(([first, many]) => window.benchSpeaker.leak(first, many), [from, count] as const),
    )
    return {
      id: 'voice-memory',
      title: 'Two thousand calls',
      how: HOW,
      tables: [
        {
          columns: ['calls', 'resident set, first → last, MB', 'furthest from the first, MB', 'target', 'verdict'],
          rows: [rowOf('as it is', ours, short ? 0 : SETTLING / STEP), rowOf('a `Howl` a call', howls, 0)],
        },
      ],
      counts: [`${ours.calls.toLocaleString('en')} calls said to their end; ${howls.calls} clips by a Howl each`],
      broken: [],
    }
  } finally {
    await browser.close()
    speaker.close()
  }
}

async function measured(
  browser: Browser,
  url: string,
  { calls, step, say }: { calls: number; step: number; say: (line: string) => void },
  play: (page: Page, from: number, count: number) => Promise<void>,
): Promise<Taken> {
  const page = await browser.newPage()
  await page.goto(url)
  await page.locator('body[data-ready]').waitFor({ state: 'attached' })
  const devtools = await page.context().newCDPSession(page)
  const pid = await rendererOf(browser)
  const megabytes: number[] = []
  for (let said = 0; said < calls; said += step) {
    await play(page, said, step)
    await devtools.send('HeapProfiler.collectGarbage')
    await wait(200)
    megabytes.push(residentMb(pid))
    say(`${said + step} of ${calls}: ${megabytes.at(-1)!.toFixed(1)} MB`)
  }
  await page.close()
  return { calls, megabytes }
}

/** The process of the only page there is. */
async function rendererOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  // Others are spares without a page: the one that has worked is ours.
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  return renderers.sort((one, other) => other.cpuTime - one.cpuTime)[0]!.id
}

function residentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]
  return Number(kilobytes) / 1_024
}

function rowOf(name: string, { calls, megabytes }: Taken, settling: number): string[] {
  const [first = 0, ...rest] = megabytes.slice(settling > 0 ? settling - 1 : 0)
  const far = rest.reduce((most, one) => (Math.abs(one - first) > Math.abs(most) ? one - first : most), 0)
  const last = rest.at(-1) ?? first
  const isPlanted = name !== 'as it is'
  const held = Math.abs(far) <= FLAT_MB
  return [
    `${calls.toLocaleString('en')}, ${name}`,
    `${figure(first)} → ${figure(last)}`,
    `${far < 0 ? '−' : '+'}${figure(Math.abs(far))}`,
    isPlanted ? `> ${FLAT_MB}` : `± ${FLAT_MB}`,
    isPlanted ? (held ? 'the leak is not seen' : 'the leak is seen') : held ? 'reached' : 'falls short',
  ]
}
