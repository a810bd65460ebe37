import type { Page } from 'playwright-core'
import type { VoiceAnswer } from '#shared/protocol/voice.ts'
import { type HallClient, send } from '#tools/hall/hall-client.ts'
import { until } from '#tools/hall/until.ts'

/** Some sentences with their chimes, and a busy machine. */
export const SAID_MS = 60_000

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
export function ended(hall: HallClient, call: string): Promise<string> {
  return until(`the end of ${call}`, () => outcomeOf(hall, call), SAID_MS)
}

/** Resolves once a page that speaks says of itself that it stands so. */
export function stands(page: Page, standing: string): Promise<unknown> {
  return page.locator(`[data-standing="${standing}"]`).waitFor({ timeout: 20_000 })
}
