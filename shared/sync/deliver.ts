import { restMs } from './backoff.ts'
import type { Clock } from './clock.ts'

/** A try that has no answer by then is given up, ms; the next one carries the same id, so nothing happens twice. */
const ANSWER_MS = 10_000

/** A hall asks for seconds of patience; who asks for more than this is not the hall, ms. */
const PATIENCE_MAX_MS = 600_000

/** Where a thing goes and what is said there. */
export interface Letter {
  readonly path: string
  readonly json: object
}

/** How one try ended. */
export type Delivery =
  /** The hall said that it has it: now, or already before. */
  | { readonly kind: 'had' }
  /** The hall said that it never will. */
  | { readonly kind: 'refused'; readonly status: number; readonly code: string }
  /** Not now. `restMs`: the hall asked to be left alone for so long. */
  | { readonly kind: 'later'; readonly why: 'no-answer' | 'no-right'; readonly restMs: number }

/** What a try needs of the world. */
export interface DeliveryContext {
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly signal: AbortSignal
}

/** Tries once to bring a letter to the hall; the key makes it the same letter each time. Never throws. */
export async function deliver(context: DeliveryContext, { path, json }: Letter, key: string): Promise<Delivery> {
  const { fetch, clock, signal } = context
  const deadline = new AbortController()
  const giveUp = (): void => deadline.abort()
  const callOff = clock.after(ANSWER_MS, giveUp)
  signal.addEventListener('abort', giveUp)
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(json),
      cache: 'no-store',
      signal: deadline.signal,
    })
    return await judge(response)
  } catch {
    return later('no-answer')
  } finally {
    callOff()
    signal.removeEventListener('abort', giveUp)
  }
}

/** Only the hall itself can take or refuse: a page of HTML comes from something that stands between, whatever its status. */
async function judge(response: Response): Promise<Delivery> {
  const { status, ok, headers } = response
  if (status === 204) return { kind: 'had' }
  const said = await response.json().catch(() => null)
  if (ok && said !== null) return { kind: 'had' }
  // A right that is missing is given by people; what was given here waits for it.
  if (status === 401 || said?.code === 'no-right') return later('no-right')
  const isPassing = status >= 500 || status === 429 || status === 408 || status === 425
  if (ok || isPassing || typeof said?.code !== 'string') return later('no-answer', restMs(headers, PATIENCE_MAX_MS))
  return { kind: 'refused', status, code: said.code }
}

function later(why: 'no-answer' | 'no-right', restMs = 0): Delivery {
  return { kind: 'later', why, restMs }
}
