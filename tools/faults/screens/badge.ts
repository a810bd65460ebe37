import type { Page } from 'playwright-core'
import type { Freshness } from '#shared/protocol/thread.ts'
import { OFFLINE_MS, SILENCE_MS } from '#shared/protocol/stream.ts'
import { glassOf } from '#tools/hall/glass.ts'
import { until } from '#tools/hall/until.ts'

/** A badge may be late by this on a machine that does other things too, ms; it may never be early by more than a frame. */
const LATE_MS = 1_000
const FRAME_MS = 60

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
 * from 60 s on `offline`; and `live` not at all once the line is known to be gone.
 */
export async function judgeBadge(page: Page, { heardAt, toldAt, backAt }: Outage): Promise<Honesty> {
  // The light is painted first, and the badge behind it.
  const isLive = async (): Promise<boolean> => (await glassOf(page)).freshness.at(-1)?.is === 'live'
  await until('a live badge', isLive, LATE_MS).catch(() => false)
  const timeOrigin = await page.evaluate(() => performance.timeOrigin)
  const changes = (await glassOf(page)).freshness.map(({ is, at }) => ({ is, at: at + timeOrigin }))
  const during = changes.filter(({ at }) => at > heardAt && at < backAt)
  const due: [Freshness, number][] = [
    ['stale', heardAt + SILENCE_MS],
    ['offline', heardAt + OFFLINE_MS],
  ]
  if (toldAt !== null) due.unshift(['recovering', toldAt])
  const troubles: string[] = []
  let lateMs = 0
  for (const [is, from] of due.filter(([, from]) => from + LATE_MS < backAt)) {
    const change = during.find((one) => one.is === is)
    if (!change) troubles.push(`the badge was never ${is}`)
    else {
      lateMs = Math.max(lateMs, change.at - from)
      if (change.at - from > LATE_MS) troubles.push(`${is} ${Math.round(change.at - from)} ms late`)
      if (from - change.at > FRAME_MS) troubles.push(`${is} ${Math.round(from - change.at)} ms too early`)
    }
  }
  const early = during.find(({ is, at }) => due.some(([name, from]) => name === is && from - at > FRAME_MS))
  if (early) troubles.push(`${early.is} before its time`)
  // Who waits for the answer here may notice it after the browser.
  if (
    during.some(({ is, at }) => is === 'live' && at < backAt - LATE_MS && (toldAt === null || at > toldAt + FRAME_MS))
  )
    troubles.push('live without a hall')
  if (changes.at(-1)?.is !== 'live') troubles.push(`${changes.at(-1)?.is} at the end`)
  return { troubles, lateMs }
}
