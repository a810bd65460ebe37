import { API_ROOT, type PairingPoll, type PairingRequest, type PairingStarted } from '#shared/protocol/api.ts'
import { backoffMs, restMs } from './backoff.ts'
import { type Clock, sleep } from './clock.ts'

/** A try without answer is given up, ms. */
const ANSWER_MS = 8_000
/** A screen that was sent away asks again after so long, ms: whoever sent it away by mistake waits no longer. */
const DENIED_MS = 60_000
/** The longest a server is obeyed that asks for patience, ms. */
const PATIENCE_MS = 120_000

export type Approved = Extract<PairingPoll, { status: 'approved' }>

/** How far a screen at the door is. */
export type AtTheDoor =
  | { readonly at: 'asking' | 'no-answer' | 'denied' }
  /** The hall, or its counter or zone, cannot be the one that the page's address names. */
  | { readonly at: 'nowhere'; readonly wrong: 'hall' | 'counter' | 'zone' }
  /** A manager is to type the code. */
  | { readonly at: 'waiting'; readonly code: string }

export interface AskInOptions {
  readonly asked: PairingRequest
  readonly fetch: typeof fetch
  readonly clock: Clock
  /** 0 ≤ random < 1 */
  readonly random: () => number
  readonly signal: AbortSignal
  readonly told: (state: AtTheDoor) => void
}

interface Heard {
  readonly status: number
  readonly code: string
  readonly body: any
  readonly restMs: number
}

/**
 * Asks the hall to let this screen in, and goes on asking: with a new code when one has expired, through outages and
 * restarts of the server. Resolves once a manager has let it in; null when the signal aborts first.
 */
export async function askIn(options: AskInOptions): Promise<Approved | null> {
  const { clock, random, signal, told, asked } = options
  let failures = 0
  told({ at: 'asking' })
  while (!signal.aborted) {
    const heard = await post(options, '/devices/pairing', asked)
    if (heard?.status === 201) {
      failures = 0
      const end = await wait(options, heard.body as PairingStarted)
      if (typeof end === 'object') return end
      if (end === 'denied') await sleep(clock, DENIED_MS, signal)
      continue
    }
    told(refusedPlace(heard) ?? { at: 'no-answer' })
    await sleep(clock, Math.max(heard?.restMs ?? 0, backoffMs(++failures, random())), signal)
  }
  return null
}

/** An answer that no waiting mends, unless the hall is set up meanwhile: what the address names is not there. */
function refusedPlace(heard: Heard | null): AtTheDoor | null {
  const wrong = heard?.code === 'unknown-hall' || heard?.code === 'bad-input' ? heard.body.field : null
  return wrong === 'hall' || wrong === 'counter' || wrong === 'zone' ? { at: 'nowhere', wrong } : null
}

/** Shows the code and polls until somebody has said something, or the code is over. */
async function wait(
  options: AskInOptions,
  { code, secret, intervalS }: PairingStarted,
): Promise<Approved | 'over' | 'denied'> {
  const { clock, signal, told } = options
  told({ at: 'waiting', code })
  let intervalMs = intervalS * 1_000
  while (!signal.aborted) {
    await sleep(clock, intervalMs, signal)
    const heard = await post(options, '/devices/pairing/poll', { secret })
    if (heard?.status === 200) return heard.body as Approved
    if (heard?.status === 202) intervalMs = heard.body.intervalS * 1_000
    else if (heard?.code === 'pairing-denied') {
      told({ at: 'denied' })
      return 'denied'
    } else if (heard?.code === 'pairing-over') return 'over'
    // Too soon, or something stands between: the code holds.
    else intervalMs = Math.max(intervalMs, heard?.restMs ?? 0)
  }
  return 'over'
}

/** Null: no answer. */
async function post({ fetch, clock, signal }: AskInOptions, path: string, json: object): Promise<Heard | null> {
  const deadline = new AbortController()
  const giveUp = (): void => deadline.abort()
  const callOff = clock.after(ANSWER_MS, giveUp)
  signal.addEventListener('abort', giveUp)
  try {
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    const body = JSON.stringify(json)
    const response = await fetch(API_ROOT + path, { method: 'POST', headers, body, signal: deadline.signal })
    const said = await response.json()
    return {
      status: response.status,
      code: said.code ?? '',
      body: said,
      restMs: restMs(response.headers, PATIENCE_MS),
    }
  } catch {
    return null
  } finally {
    callOff()
    signal.removeEventListener('abort', giveUp)
  }
}
