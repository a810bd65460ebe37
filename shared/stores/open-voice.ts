import type { HallId } from '#shared/domain/queue/ids.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import type { VoiceAnswer } from '#shared/protocol/voice.ts'
import { newId } from '#shared/storage/new-id.ts'
import { ask } from '#shared/sync/ask.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import type { QueueStore } from './queue-store.ts'
import { VoiceStore } from './voice-store.ts'

/** What is being said in the hall, over this browser's own network. */
export function openVoice(hall: HallId, queue: QueueStore, signal: AbortSignal): VoiceStore {
  const context = {
    base: API_ROOT,
    fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init),
    clock: deviceClock,
    newId,
  }
  return new VoiceStore({
    queue,
    ask: async () => {
      const said = await ask<VoiceAnswer>(context, 'GET', `/halls/${encodeURIComponent(hall)}/announcements`)
      return said.ok ? said.value : null
    },
    clock: deviceClock,
    random: Math.random,
    signal,
  })
}
