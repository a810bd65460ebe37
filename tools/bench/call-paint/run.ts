import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { animate, type Painted, pageClock, watchPaints } from './probe.ts'
import type { Subject } from './subject.ts'

/** How the page is while it is called at. */
export interface PageState {
  /** Something beside the calls moves all the time. */
  readonly animated: boolean
  /** Arriving calls may move in, as on a wall; else reduced motion. */
  readonly ownMovement: boolean
  /** How many times slower its main thread runs. */
  readonly throttle: number
  /** Shortest and longest time between two requests, ms. */
  readonly gapMs: readonly [number, number]
  /** Share of the calls of a run that this state is given. */
  readonly share: number
}

export interface RunOptions {
  readonly calls: number
  /** Made before any is timed, as fast as they go: server and page run for weeks, and what they do all day is compiled. */
  readonly before: number
  /** Not timed either, but at the pace of those that are. */
  readonly warmUp: number
  readonly random: () => number
}

/** From each POST to its paint, ms, and how far page and clerk disagree about the time. */
export interface Run extends Matched {
  readonly clockOffMs: number
  /** From each POST to its answer, ms: where a disk is slow, it is slow here. */
  readonly answers: readonly number[]
}

interface Sent {
  readonly what: string
  readonly at: number
}

interface Answered extends Sent {
  readonly tookMs: number
}

const now = (): number => performance.timeOrigin + performance.now()

/** Random phase, so that frames and calls never march in step. */
function pauser([shortest, longest]: PageState['gapMs'], random: () => number): () => Promise<void> {
  return () => wait(shortest + random() * (longest - shortest))
}

/** Opens one page, calls at it, and matches what was called with what was painted. */
export async function run(browser: Browser, subject: Subject, state: PageState, options: RunOptions): Promise<Run> {
  const session = await subject.open()
  const context = await browser.newContext({
    viewport: subject.screen,
    // Calls at this pace would keep the board's own movement going all the time: another page state than the bare page's.
    reducedMotion: state.ownMovement ? 'no-preference' : 'reduce',
  })
  try {
    const page = await context.newPage()
    await page.goto(session.url)
    await session.prepare?.(page)
    await page.locator(session.ready).first().waitFor({ state: 'attached' })
    await page.evaluate(() => document.fonts.ready)
    // One more than asked for: the first brings the board its list, which is what is watched.
    for (let call = 0; call <= options.before; call++) {
      await session.call()
      await session.between()
    }
    const devtools = await context.newCDPSession(page)
    // What a thousand calls within seconds leave behind no wall ever has at once: swept now, or it is swept while a call is timed.
    await devtools.send('HeapProfiler.collectGarbage')
    if (state.animated) await page.evaluate(animate)
    if (state.throttle > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: state.throttle })
    await wait(500)
    await page.evaluate(watchPaints, subject.kind)
    const clockOffMs = await clockOff(page)
    const sent: Answered[] = []
    const pause = pauser(state.gapMs, options.random)
    const warmUp = Math.ceil(options.warmUp * state.share)
    for (let call = 0; call < warmUp + options.calls * state.share; call++) {
      await pause()
      const at = now()
      const what = await session.call()
      sent.push({ at, what, tookMs: now() - at })
      await pause()
      await session.between()
    }
    await wait(1_000)
    const painted = await page.evaluate(() => window.benchPaints ?? [])
    const timed = sent.slice(warmUp)
    return { ...match(timed, painted), clockOffMs, answers: timed.map(({ tookMs }) => tookMs) }
  } finally {
    await context.close()
    await session.close()
  }
}

/** The page's clock against ours, by the quickest of many questions: its answer was given in the middle of it. */
async function clockOff(page: Page): Promise<number> {
  let best = { round: Infinity, off: 0 }
  for (let tries = 0; tries < 30; tries++) {
    const before = now()
    const there = await page.evaluate(pageClock)
    const after = now()
    if (after - before < best.round) best = { round: after - before, off: there - (before + after) / 2 }
  }
  return Math.max(0, Math.abs(best.off) - best.round / 2)
}

/** Calls with their own paints, and how many never had one because a newer call of the same customer overtook them. */
export interface Matched {
  readonly latencies: readonly number[]
  readonly overtaken: number
}

/** Finds each call's own paint: the same words, after it was sent, and before the same words were sent again. */
export function match(sent: readonly Sent[], painted: readonly Painted[]): Matched {
  const latencies: number[] = []
  let next = 0
  for (const [index, { what, at }] of sent.entries()) {
    const again = sent.slice(index + 1).find((later) => later.what === what)?.at ?? Infinity
    const found = painted.findIndex(
      (paint, place) => place >= next && paint.what === what && paint.at >= at && paint.at < again,
    )
    if (found < 0) continue
    latencies.push(painted[found]!.at - at)
    next = found + 1
  }
  return { latencies, overtaken: sent.length - latencies.length }
}
