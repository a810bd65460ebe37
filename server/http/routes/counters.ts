import type { CounterId, ServiceId, StaffId, TicketId } from '#shared/domain/queue/ids.ts'
import type { CounterAction, CounterWish, TransferTarget, Wish } from '#shared/domain/queue/wishes.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { ErrorCode } from '#shared/protocol/errors.ts'
import { CounterAnswerSchema } from '#shared/protocol/schemas/answers.ts'
import { COUNTER_REQUESTS } from '#shared/protocol/schemas/requests.ts'
import type { Outcome } from '#server/hall/hall-port.ts'
import { askHall } from '../ask-hall.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'
import { hallAct, type Principal } from '../principal.ts'
import { Problem, refusalAnswer } from '../problem.ts'
import { hasEnded, pastOf } from './past.ts'

/** Every field a counter action may carry; each action's schema lets only its own through. */
interface CounterBody {
  readonly staff?: StaffId
  readonly reason?: string
  readonly backAt?: Instant
  readonly ticket?: TicketId
  readonly service?: ServiceId
  readonly counter?: CounterId
  readonly returnToMe?: boolean
  readonly where?: 'original' | 'end'
}

/** What each action does, and what may stand in its way. */
const ACTIONS: Readonly<Record<CounterAction, { readonly summary: string; readonly codes: readonly ErrorCode[] }>> = {
  open: {
    summary: 'A clerk sits down and opens the counter.',
    codes: ['unknown-staff', 'counter-open', 'counter-taken', 'staff-busy'],
  },
  pause: {
    summary: 'Pauses the counter, after the present ticket if there is one.',
    codes: ['counter-closed', 'counter-paused'],
  },
  resume: {
    summary: 'Ends a pause, or takes back one that waits for the present ticket.',
    codes: ['counter-closed', 'counter-not-paused'],
  },
  close: { summary: 'Closes the counter, after the present ticket if there is one.', codes: ['counter-closed'] },
  'call-next': {
    summary: 'Calls who is next; finishes the ticket being served in the same append.',
    codes: ['counter-closed', 'counter-paused', 'counter-busy', 'nobody-waiting', 'not-current'],
  },
  call: {
    summary: 'Calls a chosen waiting, missed or held ticket.',
    codes: ['unknown-ticket', 'counter-closed', 'counter-paused', 'counter-busy', 'wrong-state'],
  },
  recall: {
    summary: 'Calls the present ticket once more.',
    codes: ['counter-closed', 'counter-empty', 'not-current', 'wrong-state'],
  },
  start: {
    summary: 'The customer is here: service begins.',
    codes: ['counter-closed', 'counter-empty', 'not-current', 'wrong-state'],
  },
  finish: { summary: 'Service ends.', codes: ['counter-closed', 'counter-empty', 'not-current', 'wrong-state'] },
  reopen: {
    summary: 'Takes the latest finish back, within 60 s.',
    codes: ['counter-closed', 'counter-busy', 'nothing-to-reopen', 'too-late-to-reopen', 'not-current'],
  },
  'no-show': {
    summary: 'The called customer did not come.',
    codes: ['counter-closed', 'counter-empty', 'not-current', 'wrong-state'],
  },
  transfer: {
    summary: 'Sends the present ticket to another service or counter, to come back afterwards if asked.',
    codes: ['unknown-service', 'counter-closed', 'counter-empty', 'not-current', 'wrong-state', 'same-place'],
  },
  hold: {
    summary: 'Sets the present ticket aside.',
    codes: ['counter-closed', 'counter-empty', 'not-current', 'wrong-state'],
  },
  'resume-held': {
    summary: 'Puts a held ticket back in line.',
    codes: ['unknown-ticket', 'counter-closed', 'wrong-state'],
  },
  requeue: {
    summary: 'Puts a missed ticket back in line, or the called one back in its old place.',
    codes: ['unknown-ticket', 'counter-closed', 'not-current', 'wrong-state'],
  },
}

function wishOf(action: CounterAction, counter: CounterId, body: CounterBody): Wish {
  if (action !== 'transfer') return { type: 'counter', counter, action, ...body } as Wish
  const to = (body.service === undefined ? { counter: body.counter } : { service: body.service }) as TransferTarget
  return {
    type: 'counter',
    counter,
    action,
    to,
    returnToMe: body.returnToMe,
    ticket: body.ticket,
  } satisfies CounterWish & Wish
}

/** The counter after an action, with the ticket that is at it and that ticket's latest call. */
function answerBody({ queue }: { readonly queue: QueueState }, counterId: CounterId, { epoch }: Outcome): unknown {
  const counter = queue.counters.find(({ id }) => id === counterId)
  const ticket = queue.tickets.find(({ id }) => id === counter?.ticket) ?? null
  const call = (ticket && queue.calls.find(({ ticketId }) => ticketId === ticket.id)) ?? null
  return { epoch, sequence: queue.sequence, counter, ticket, call }
}

/** A clerk opens a counter as nobody but themself: what is served there is theirs. @throws {Problem} 403 */
function assertOneself(principal: Principal, { staff }: CounterBody): void {
  const isOther = staff !== undefined && principal.kind === 'person' && principal.staff !== staff
  if (isOther && principal.role === 'clerk') throw new Problem('no-right', { field: 'staff' })
}

/** Whoever works at a counter without sitting at it has done something that must be found again. */
function inPlaceOfClerk(principal: Principal): boolean {
  return principal.kind === 'person' && principal.role !== 'clerk'
}

function actionEndpoint(action: CounterAction): Endpoint {
  return endpoint({
    method: 'post',
    path: `/api/v1/halls/{hall}/counters/{counter}/${action}`,
    action: action === 'open' ? 'open-counter' : 'work-at-counter',
    id: `counter-${action}`,
    summary: ACTIONS[action].summary,
    body: COUNTER_REQUESTS[action],
    status: 200,
    answer: CounterAnswerSchema,
    codes: ['unknown-hall', 'unknown-counter', ...ACTIONS[action].codes],
    handle: async ({ hall, param, body, principal, once }) => {
      const counter = param('counter') as CounterId
      const given = body as CounterBody
      assertOneself(principal, given)
      const past = given.ticket === undefined ? null : await pastOf(hall, given.ticket)
      return askHall(
        hall,
        {
          wish: wishOf(action, counter, given),
          audit: inPlaceOfClerk(principal)
            ? hallAct(principal, hall.id, `counter-${action}`, `counters/${counter}`)
            : undefined,
          answer: (outcome) => {
            if (outcome.ok) return { status: 200, body: answerBody(outcome.fold, counter, outcome) }
            const refusal = hasEnded(outcome.refusal, past)
            return refusalAnswer(refusal, outcome.fold.queue, { counter, ticket: given.ticket })
          },
        },
        once,
      )
    },
  })
}

/** Everything a clerk does, one route an action. */
export const COUNTER_ENDPOINTS: readonly Endpoint[] = (Object.keys(ACTIONS) as CounterAction[]).map(actionEndpoint)
