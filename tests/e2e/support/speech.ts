import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { VoiceAnswer } from '#shared/protocol/voice.ts'
import { systemClock } from '#server/hall/clock.ts'
import { SPARE_PROCESS } from '#tools/browser/features.ts'
import { findBrowser } from '#tools/browser/find.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type MemoryHall, openMemoryHall } from '#tools/hall/memory-hall.ts'
import { until } from '#tools/hall/until.ts'

/** Some sentences with their chimes, and a busy machine. */
export const SAID_MS = 60_000

/** A hall with a browser before it. */
export interface SpeakingHall {
  readonly server: MemoryHall
  readonly browser: Browser
  readonly hall: HallClient
  /** How far somebody has set the hall's clock on, ms: what waits for minutes is as old as if it had. */
  readonly clock: { onMs: number }
  readonly close: () => Promise<void>
}

/** `mayPlay`: one that plays on a page that nobody has touched. */
export async function openSpeakingBrowser(mayPlay = true): Promise<Browser> {
  const { executablePath, args } = await findBrowser(SPARE_PROCESS)
  const policy = mayPlay ? ['--autoplay-policy=no-user-gesture-required'] : []
  return chromium.launch({ executablePath, args: [...args, ...policy] })
}

/** Opens a hall of that shape and a browser before it. */
export async function openSpeakingHall(config: HallConfig, mayPlay = true): Promise<SpeakingHall> {
  const clock = { onMs: 0 }
  const [server, browser] = await Promise.all([
    openMemoryHall({ config, clock: { ...systemClock(), now: () => Date.now() + clock.onMs } }),
    openSpeakingBrowser(mayPlay),
  ])
  const close = async (): Promise<void> => {
    await browser.close()
    await server.close()
  }
  return { server, browser, hall: new HallClient(server.url), clock, close }
}

/** What is being said in the hall. */
export async function voiceOf(hall: HallClient): Promise<VoiceAnswer> {
  return (await send<VoiceAnswer>(`${hall.root}/announcements`, 'GET')).body
}

/** What became of a call's voice, and why where it was not heard; undefined while it is open. */
export async function outcomeOf(hall: HallClient, call: string): Promise<string | undefined> {
  const end = (await voiceOf(hall)).ended.find(({ callId }) => callId === call)
  return end && [end.outcome, end.reason].filter(Boolean).join(' ')
}

/** The same, once there is something to say. */
export function ended(hall: HallClient, call: string, withinMs = SAID_MS): Promise<string> {
  return until(`the end of ${call}`, () => outcomeOf(hall, call), withinMs)
}

/** Resolves once a page that speaks says of itself that it stands so. */
export function stands(page: Page, standing: string): Promise<unknown> {
  return page.locator(`[data-standing="${standing}"]`).waitFor({ timeout: 20_000 })
}

/** What is played on pages that open from now on passes so many times as fast. */
export function hurried(context: BrowserContext, times: number): Promise<unknown> {
  return context.addInitScript((faster) => {
    const { createBuffer } = AudioContext.prototype
    AudioContext.prototype.createBuffer = function (channels, length, rate) {
      return createBuffer.call(this, channels, length, rate * faster)
    }
  }, times)
}
