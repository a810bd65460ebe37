import assert from 'node:assert/strict'
import type { CounterAnswer, IssuedTicket, Problem, TicketView } from '#shared/protocol/api.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'

/** An answer, read. */
export interface Answer<T> {
  readonly status: number
  readonly headers: Headers
  readonly body: T
}

/** Who sits where when all of the demo hall works. */
export const STAFF = ['li-na', 'wang-lei', 'zhang-min', 'chen-hao', 'zhao-xue', 'liu-yang'] as const

/** Sends one request to the hall's interface and reads the answer. */
export async function send<T = Problem>(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const init =
    body === undefined
      ? { method, headers }
      : {
          method,
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        }
  const response = await fetch(url, init)
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as T }
}

/** The hall as a program of somebody else's talks to it. */
export class HallClient {
  readonly root: string

  constructor(serverUrl: string, hall = 'demo') {
    this.root = `${serverUrl}/api/v1/halls/${hall}`
  }

  async snapshot(): Promise<HallSnapshot> {
    return (await send<HallSnapshot>(this.root, 'GET')).body
  }

  /** Takes a ticket. @throws when it is not given */
  async take(service: string, headers: Record<string, string> = {}): Promise<IssuedTicket> {
    const { status, body } = await send<IssuedTicket>(`${this.root}/tickets`, 'POST', { service }, headers)
    assert.equal(status, 201, JSON.stringify(body))
    return body
  }

  async ticket({ id, key }: Pick<IssuedTicket, 'id' | 'key'>): Promise<TicketView> {
    return (await send<TicketView>(`${this.root}/tickets/${id}?key=${key}`, 'GET')).body
  }

  /** A counter action as it comes back, granted or refused. */
  ask<T = CounterAnswer>(
    counter: string,
    action: string,
    body: object = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    return send<T>(`${this.root}/counters/${counter}/${action}`, 'POST', body, headers)
  }

  /** A counter action that must be granted. */
  async act(counter: string, action: string, body: object = {}): Promise<CounterAnswer> {
    const answer = await this.ask(counter, action, body)
    assert.equal(answer.status, 200, `${action} at ${counter}: ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  /** Clerks sit down at counters 1 to `count` of the demo hall. */
  async openCounters(count: number): Promise<readonly string[]> {
    const counters = STAFF.slice(0, count).map((staff, index) => ({ staff, counter: String(index + 1) }))
    await Promise.all(counters.map(({ staff, counter }) => this.act(counter, 'open', { staff })))
    return counters.map(({ counter }) => counter)
  }
}
