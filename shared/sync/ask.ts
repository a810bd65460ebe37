import type { Clock } from './clock.ts'
import { sleep } from './clock.ts'

/** Why there is no answer to use. `no-answer`: the hall could not be reached in time, and may or may not have heard. */
export interface ApiProblem {
  /** From the one table of error codes; `no-answer` and `bad-answer` (something between us and the hall answered) are ours. */
  readonly code: string
  readonly status?: number
  readonly title?: string
  /** What the person at the screen can do. */
  readonly cure?: string
  /** The field of the request that was wrong. */
  readonly field?: string
  /** State of the ticket or counter that stood in the way. */
  readonly state?: string
  /** Counter and ticket as they are now, where a wish about them was refused. */
  readonly current?: unknown
}

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly problem: ApiProblem
      /** Asks the very same thing once more (same idempotency key, so that it happens once): worth offering for 10 s after `no-answer`. */
      readonly again: () => Promise<ApiResult<T>>
    }

/** What asking needs of the world. */
export interface AskContext {
  /** `/api/v1` */
  readonly base: string
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly newId: () => string
}

/** A clerk is told within 3 s that it did not work (contract). */
const ANSWER_MS = 3_000
/** A server that starts again is back in a second: so long between tries within those 3 s. */
const RETRY_MS = 300

/** Asks the hall once, however often the line has to be tried; a POST carries the same key each time. */
export function ask<T>(
  context: AskContext,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: object,
): Promise<ApiResult<T>> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body) headers['content-type'] = 'application/json'
  if (method === 'POST') headers['idempotency-key'] = context.newId()
  const init = { method, headers, body: body ? JSON.stringify(body) : null, cache: 'no-store' } as const
  const attempt = async (): Promise<ApiResult<T>> => {
    const deadline = new AbortController()
    const callOff = context.clock.after(ANSWER_MS, () => deadline.abort())
    let problem: ApiProblem = { code: 'no-answer' }
    while (!deadline.signal.aborted) {
      const answer = await once<T>(context, path, { ...init, signal: deadline.signal })
      if (answer.ok || !('retry' in answer)) {
        callOff()
        return answer.ok ? answer : { ...answer, again: attempt }
      }
      problem = answer.problem.code === 'no-answer' && problem.status ? problem : answer.problem
      await sleep(context.clock, RETRY_MS, deadline.signal)
    }
    return { ok: false, problem, again: attempt }
  }
  return attempt()
}

type Once<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ApiProblem; readonly retry?: true }

async function once<T>({ base, fetch }: AskContext, path: string, init: RequestInit): Promise<Once<T>> {
  try {
    const response = await fetch(base + path, init)
    const { status } = response
    if (status === 204) return { ok: true, value: null as T }
    const body = await response.json().catch(() => null)
    if (response.ok && body !== null) return { ok: true, value: body as T }
    const problem: ApiProblem = { code: 'bad-answer', ...body, status }
    return status >= 500 ? { ok: false, problem, retry: true } : { ok: false, problem }
  } catch {
    return { ok: false, problem: { code: 'no-answer' }, retry: true }
  }
}
