import type { z } from '@hono/zod-openapi'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { CounterId, TicketId } from '#shared/domain/queue/ids.ts'
import type { HallRefusal } from '#shared/domain/hall/decide.ts'
import { ERRORS, type ErrorCode, errorType } from '#shared/protocol/errors.ts'
import { pathText, sayIssues } from '#shared/protocol/schemas/plain-words.ts'
import type { Answer } from '#server/hall/hall-port.ts'

/** What may stand in an error besides its code. */
export interface ProblemFacts {
  readonly detail?: string
  readonly field?: string
  readonly state?: string
  readonly current?: unknown
}

/** An error on its way to the client. Thrown anywhere in a route; `app.ts` turns it into the answer. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ErrorCode
  readonly facts: ProblemFacts
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ErrorCode, facts: ProblemFacts = {}, headers: Readonly<Record<string, string>> = {}) {
    super(code)
    this.code = code
    this.facts = facts
    this.headers = headers
  }
}

/** The answer of an error: RFC 9457 problem details, with our code, field and cure. */
export function problemAnswer(code: ErrorCode, { detail, field, state, current }: ProblemFacts = {}): Answer {
  const { status, title, cure } = ERRORS[code]
  return {
    status,
    body: {
      type: errorType(code),
      title,
      status,
      detail: detail ?? title,
      code,
      cure,
      ...(field === undefined ? {} : { field }),
      ...(state === undefined ? {} : { state }),
      ...(current === undefined ? {} : { current }),
    },
  }
}

/** What a wish was about, to be shown as it is now when the wish is refused. */
export interface About {
  readonly counter?: CounterId
  readonly ticket?: TicketId | undefined
}

/** A refused wish as an answer: the code, what names the trouble, and the present state of what the wish was about. */
export function refusalAnswer({ code, field, state }: HallRefusal, queue: QueueState, about: About): Answer {
  const counter = queue.counters.find(({ id }) => id === about.counter) ?? null
  const ticket = queue.tickets.find(({ id }) => id === (about.ticket ?? counter?.ticket)) ?? null
  return problemAnswer(code, {
    ...(field === undefined ? {} : { field }),
    ...(state === undefined ? {} : { state, detail: `${ERRORS[code].title} It is ${state}.` }),
    ...(ERRORS[code].status === 409 ? { current: { counter, ticket } } : {}),
  })
}

/** The first fault of an input. `named` is said when the input as a whole is wrong. */
export function badInput(issues: readonly z.core.$ZodIssue[], named: string): Problem {
  const first = sayIssues(issues)[0]
  const field = first && first.path.length > 0 ? pathText(first.path) : named
  return new Problem('bad-input', { field, detail: `${field} ${first?.problem ?? 'cannot be used'}.` })
}
