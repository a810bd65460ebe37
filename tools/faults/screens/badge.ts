import type { Page } from 'playwright-core'
import type { Freshness } from '#shared/protocol/thread.ts'
import { OFFLINE_MS, SILENCE_MS } from '#shared/protocol/stream.ts'
import { glassOf } from '#tools/hall/glass.ts'
import { until } from '#tools/hall/until.ts'

/** What was due for less than this before the end may not have been painted any more, ms. */
const SETTLED_MS = 1_000
/** What is measured on two clocks, a proxy's and a page's, may seem early by this part of what it may be late: a few frames. */
export const EARLY = 1 / 15

/** A time without the hall, epoch ms. */
export interface Outage {
  /** The last bytes of the stream went to the browser. */
  readonly heardAt: number
  /** The browser was told that its line is gone; null: nobody told it. */
  readonly toldAt: number | null
  /** The next stream was asked for with success. */
  readonly backAt: number
}

/** What the badge said wrongly, and how late its latest change was, ms. */
export interface Honesty {
  readonly troubles: readonly string[]
  readonly lateMs: number
}

/**
 * Judges every change of a badge during an outage by the contract: `recovering` under 12 s without bytes, then `stale`,
 * from 60 s on `offline`; and `live` not at all once the line is known to be gone. It may be late by `lateMs`.
 */
export async function judgeBadge(page: Page, { heardAt, toldAt, backAt }: Outage, lateMs: number): Promise<Honesty> {
  // The light is painted first, and the badge behind it.
  const isLive = async (): Promise<boolean> => (await glassOf(page)).freshness.at(-1)?.is === 'live'
  await until('a live badge', isLive, lateMs).catch(() => false)
  const timeOrigin = await page.evaluate(() => performance.timeOrigin)
  const changes = (await glassOf(page)).freshness.map(({ is, at }) => ({ is, at: at + timeOrigin }))
  const during = changes.filter(({ at }) => at > heardAt && at < backAt)
  const earlyMs = lateMs * EARLY
  const due: [Freshness, number][] = [
    ['stale', heardAt + SILENCE_MS],
    ['offline', heardAt + OFFLINE_MS],
  ]
  if (toldAt !== null) due.unshift(['recovering', toldAt])
  const troubles: string[] = []
  let latestMs = 0
  for (const [is, from] of due.filter(([, from]) => from + SETTLED_MS < backAt)) {
    const change = during.find((one) => one.is === is)
    if (!change) troubles.push(`the badge was never ${is}`)
    else {
      latestMs = Math.max(latestMs, change.at - from)
      if (change.at - from > lateMs) troubles.push(`${is} ${Math.round(change.at - from)} ms late`)
      if (from - change.at > earlyMs) troubles.push(`${is} ${Math.round(from - change.at)} ms too early`)
    }
  }
  const early = during.find(({ is, at }) => due.some(([name, from]) => name === is && from - at > earlyMs))
  if (early) troubles.push(`${early.is} before its time`)
  // Who waits for the answer here may notice it after the browser.
  if (
    during.some(({ is, at }) => is === 'live' && at < backAt - SETTLED_MS && (toldAt === null || at > toldAt + earlyMs))
  )
    troubles.push('live without a hall')
  if (changes.at(-1)?.is !== 'live') troubles.push(`${changes.at(-1)?.is} at the end`)
  return { troubles, lateMs: latestMs }
}
