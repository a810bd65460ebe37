import { randomUUID } from 'node:crypto'
import type { CounterAnswer, IssuedTicket } from '#shared/protocol/api.ts'
import { type Posted, Poster } from './poster.ts'

const STAFF = ['li-na', 'wang-lei', 'zhang-min', 'chen-hao', 'zhao-xue', 'liu-yang'] as const
const HALL = '/api/v1/halls/demo'

/** The demo hall's kiosks and clerks, through its public interface, each wish with its key. */
export class Desk {
  readonly #poster: Poster

  constructor(port: number, address?: string) {
    this.#poster = new Poster(port, address)
  }

  take(service: string): Promise<Posted<IssuedTicket>> {
    return this.#granted('/tickets', { service }, 201)
  }

  at(counter: string, action: string, body: object = {}): Promise<Posted<CounterAnswer>> {
    return this.#granted(`/counters/${counter}/${action}`, body, 200)
  }

  /** All six counters open. */
  async openAll(): Promise<readonly string[]> {
    const counters = STAFF.map((staff, index) => ({ staff, counter: String(index + 1) }))
    for (const { staff, counter } of counters) await this.at(counter, 'open', { staff })
    return counters.map(({ counter }) => counter)
  }

  close(): void {
    this.#poster.close()
  }

  /** @throws {Error} when the hall does not grant it: a benchmark of refusals would be worth nothing */
  async #granted<T>(path: string, body: object, wanted: number): Promise<Posted<T>> {
    const answer = await this.#poster.post<T>(HALL + path, body, { 'idempotency-key': randomUUID() })
    if (answer.status !== wanted) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
    return answer
  }
}
