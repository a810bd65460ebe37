import { API_ROOT, type TicketView } from '#shared/protocol/api.ts'
import type { PhoneAnswer } from './follow.ts'

/** What the link in the QR code names. */
export interface TicketLink {
  readonly hall: string
  readonly id: string
  readonly key: string
}

/** Reads `?hall=&id=&key=`; null when a part is missing. */
export function ticketLink(parameters: URLSearchParams): TicketLink | null {
  const part = (name: string): string => parameters.get(name)?.trim() ?? ''
  const link = { hall: part('hall'), id: part('id'), key: part('key') }
  return link.hall && link.id && link.key ? link : null
}

/** What the hall said. */
export interface Heard {
  readonly status: number
  readonly body: unknown
}

/** A phone in a basement answers slowly; after this it has not answered. */
const ANSWER_MS = 8_000

/** One phone's way to the hall: two questions about one ticket. Never throws. */
export class TicketLine {
  readonly #link: TicketLink
  readonly #fetch: typeof fetch

  constructor(link: TicketLink, fetchIt: typeof fetch) {
    this.#link = link
    this.#fetch = fetchIt
  }

  async ask(signal: AbortSignal): Promise<PhoneAnswer> {
    return answerTo(await this.send('', { cache: 'no-store' }, signal))
  }

  /** Gives up the place (弃号). The same `once` sent twice gives up once. */
  async giveUp(once: string, signal: AbortSignal): Promise<PhoneAnswer> {
    const headers = { 'content-type': 'application/json', 'idempotency-key': once }
    return answerTo(await this.send('/cancel', { method: 'POST', headers, body: '{}' }, signal))
  }

  /** One request about this ticket. Status 0: no answer that the hall could have given. */
  async send(path: string, init: RequestInit, signal: AbortSignal): Promise<Heard> {
    const { hall, id, key } = this.#link
    const [to, query] = [
      `${API_ROOT}/halls/${encodeURIComponent(hall)}/tickets/${encodeURIComponent(id)}${path}`,
      new URLSearchParams({ key }),
    ]
    const limit = new AbortController()
    const stop = () => limit.abort()
    signal.addEventListener('abort', stop, { once: true })
    const timer = setTimeout(stop, ANSWER_MS)
    try {
      const response = await this.#fetch(`${to}?${query.toString()}`, { ...init, signal: limit.signal })
      return { status: response.status, body: await response.json() }
    } catch {
      return { status: 0, body: null }
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
  }
}

function answerTo({ status, body }: Heard): PhoneAnswer {
  if (status === 200) return { kind: 'ticket', ticket: body as TicketView }
  const { code } = (body ?? {}) as { readonly code?: string }
  if (code === 'unknown-ticket' || code === 'unknown-hall') return { kind: 'dead', why: 'unknown' }
  if (code === 'wrong-ticket-key' || code === 'bad-input') return { kind: 'dead', why: 'bad-link' }
  if (code === 'no-credentials') return { kind: 'dead', why: 'no-right' }
  return { kind: 'none' }
}
