import type { AnnouncementId } from '#shared/domain/announcement/events.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import { backoffMs, SPEAKER_AGAIN_MS } from '#shared/sync/backoff.ts'
import { sleep } from '#shared/sync/clock.ts'
import { deliver, type DeliveryContext } from '#shared/sync/deliver.ts'
import type { ClaimAnswer, LeaseAnswer, VoiceHall } from './announcer.ts'

/** A lease is renewed every second: who has no answer by then asks again. */
const ANSWER_MS = 900

/** What ends a claim. Any other word (no right just now, a hall that starts) is no answer to it: asked again with the next lease. */
const CLAIM_ENDS: ReadonlyMap<string, ClaimAnswer> = new Map([
  ['claim-lost', 'no-lease'],
  ['announcement-over', 'over'],
  ['unknown-announcement', 'over'],
])

export interface AskVoiceOptions extends DeliveryContext {
  readonly hall: HallId
  /** A fresh UUIDv7. */
  readonly newId: () => string
  /** 0 ≤ random < 1 */
  readonly random: () => number
}

/** The hall's voice over its own interface. */
export function askVoiceHall(options: AskVoiceOptions): VoiceHall {
  const base = `${API_ROOT}/halls/${encodeURIComponent(options.hall)}/announcements`
  const of = (id: AnnouncementId, what: string): string => `${base}/${encodeURIComponent(id)}/${what}`
  return {
    lease: async (zone, page) => {
      const said = await once(options, `${base}/lease`, { zone, speaker: page })
      return said?.ok ? (said.body as LeaseAnswer) : null
    },
    // Sent on the way out: nobody waits for the answer.
    release: (zone, page) => void once(options, `${base}/lease`, { zone, speaker: page, release: true }, true),
    claim: async (id, page, lease, knownForMs): Promise<ClaimAnswer> => {
      const said = await once(options, of(id, 'claim'), { speaker: page, lease, knownForMs })
      if (said?.ok) return 'granted'
      const { code } = (said?.body ?? {}) as { readonly code?: unknown }
      return (typeof code === 'string' && CLAIM_ENDS.get(code)) || 'no-answer'
    },
    report: (id, page, lease, report) => keepTelling(options, of(id, 'outcome'), { speaker: page, lease, ...report }),
  }
}

/** One try. Null: no answer that can be read. */
async function once({ fetch, clock, newId }: AskVoiceOptions, path: string, json: object, keepalive = false) {
  const deadline = new AbortController()
  const callOff = clock.after(ANSWER_MS, () => deadline.abort())
  try {
    const headers = { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': newId() }
    const body = JSON.stringify(json)
    const response = await fetch(path, { method: 'POST', headers, body, keepalive, signal: deadline.signal })
    return { ok: response.ok, status: response.status, body: (await response.json()) as unknown }
  } catch {
    return null
  } finally {
    callOff()
  }
}

/** How it ended is known here and nowhere else: told until the hall has it, or has forgotten it, however long it is away. */
async function keepTelling(options: AskVoiceOptions, path: string, json: object): Promise<void> {
  const { clock, signal, random, newId } = options
  const key = newId()
  for (let failures = 1; !signal.aborted; failures++) {
    const { kind } = await deliver(options, { path, json }, key)
    if (kind !== 'later') return
    await sleep(clock, backoffMs(failures, random(), SPEAKER_AGAIN_MS), signal)
  }
}
