import type { CounterId, HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { CounterAction } from '#shared/domain/queue/wishes.ts'
import type {
  CounterAnswer,
  CounterRequests,
  IssuedTicket,
  IssueRequest,
  Session,
  TicketView,
} from '#shared/protocol/api.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import { type ApiResult, ask, type AskContext } from './ask.ts'

export type { ApiResult } from './ask.ts'

/** The hall's own interface, as far as screens use it. Never throws: a failure is a value. */
export interface HallApi {
  snapshot(): Promise<ApiResult<HallSnapshot>>
  /** Who the server takes this browser for. */
  session(): Promise<ApiResult<Session>>
  issueTicket(request: IssueRequest): Promise<ApiResult<IssuedTicket>>
  /** What the holder of a ticket may see; `key` stood in its QR code. */
  ticket(id: TicketId, key: string): Promise<ApiResult<TicketView>>
  cancelTicket(id: TicketId, key: string): Promise<ApiResult<TicketView>>
  counter<A extends CounterAction>(
    counter: CounterId,
    action: A,
    body: CounterRequests[A],
  ): Promise<ApiResult<CounterAnswer>>
}

/** The interface of one hall. */
export function createHallApi(context: AskContext, hall: HallId): HallApi {
  const at = (...path: string[]): string => `/halls/${[hall, ...path].map(encodeURIComponent).join('/')}`
  const get = <T>(path: string): Promise<ApiResult<T>> => ask<T>(context, 'GET', path)
  const post = <T>(path: string, body: object): Promise<ApiResult<T>> => ask<T>(context, 'POST', path, body)
  const query = (key: string): string => `?key=${encodeURIComponent(key)}`
  return {
    snapshot: () => get(at()),
    session: () => get('/session'),
    issueTicket: (request) => post(at('tickets'), request),
    ticket: (id, key) => get(at('tickets', id) + query(key)),
    cancelTicket: (id, key) => post(at('tickets', id, 'cancel') + query(key), {}),
    counter: (counter, action, body) => post(at('counters', counter, action), body),
  }
}
