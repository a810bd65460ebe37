import { randomUUID } from 'node:crypto'
import { ReplayTrouble } from './trouble.ts'

/** What the replay needs to see of a hall. */
export interface LiveHall {
  readonly services: readonly { readonly id: string }[]
  readonly counters: readonly {
    readonly id: string
    readonly state: string
    readonly serves: readonly { readonly service: string }[]
  }[]
  readonly staff: readonly { readonly id: string }[]
}

export interface LiveTicket {
  readonly id: string
  readonly key: string
}

export interface LiveReply {
  readonly status: number
  readonly code: string | null
  readonly body: unknown
}

/** A request that gets no answer is tried again, with the same idempotency key, so often. */
const ATTEMPTS = 3

/** The public API of a running server, as a kiosk and a console use it. */
export class LiveApi {
  readonly #base: string

  constructor(url: string, hall: string) {
    this.#base = `${url}/api/v1/halls/${encodeURIComponent(hall)}`
  }

  /** @throws {ReplayTrouble} when there is no such hall, or no server, or no right */
  async hall(): Promise<LiveHall> {
    const { status, body, code } = await this.#send('GET', '')
    if (status === 200) return body as LiveHall
    throw new ReplayTrouble(
      'server-refused',
      '--hall',
      `the server does not show the hall: ${status} ${code ?? ''}; is it a demo, and is the name right?`,
    )
  }

  /** What a ticket is now, seen as on its customer's phone; null when the hall does not say. */
  async ticketState(id: string, key: string): Promise<string | null> {
    const { status, body } = await this.#send('GET', `/tickets/${id}?key=${encodeURIComponent(key)}`)
    return status === 200 ? (body as { readonly state: string }).state : null
  }

  post(path: string, body: object = {}): Promise<LiveReply> {
    return this.#send('POST', path, body)
  }

  async #send(method: string, path: string, body?: object): Promise<LiveReply> {
    const key = randomUUID()
    for (let attempt = 1; ; attempt++) {
      try {
        const response = await fetch(`${this.#base}${path}`, {
          method,
          headers: { 'Content-Type': 'application/json', ...(method === 'POST' ? { 'Idempotency-Key': key } : {}) },
          ...(body ? { body: JSON.stringify(body) } : {}),
        })
        const answer: unknown = await response.json().catch(() => null)
        const code = (answer as { readonly code?: string } | null)?.code ?? null
        if (response.status === 429 || response.status >= 500) throw new Error(`answered ${response.status}`)
        return { status: response.status, code, body: answer }
      } catch (error) {
        if (attempt < ATTEMPTS) continue
        const why = error instanceof Error ? error.message : String(error)
        throw new ReplayTrouble(
          'server-unreachable',
          '--url',
          `${this.#base} ${why}; start it with: npm start -- --demo=quiet`,
        )
      }
    }
  }
}
