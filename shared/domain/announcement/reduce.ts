import type { Logged } from '../queue/events.ts'
import type { AnnouncementFactData, AnnouncementId, Unheard } from './events.ts'
import { type AnnouncementState, ENDED_KEPT, type OpenAnnouncement, type Outcome } from './state.ts'

type Data<T extends keyof AnnouncementFactData> = AnnouncementFactData[T]

type Reducer = (state: AnnouncementState, data: never, logged: Logged) => AnnouncementState

/** The fold of everything that is said in the hall. Speakers and consoles fold the same. */
export function reduceAnnouncement(state: AnnouncementState, logged: Logged): AnnouncementState {
  const reducer = REDUCERS.get(logged.type)
  return reducer && logged.data !== null ? reducer(state, logged.data as never, logged) : state
}

function patch(state: AnnouncementState, id: AnnouncementId, change: Partial<OpenAnnouncement>): AnnouncementState {
  return { ...state, open: state.open.map((one) => (one.announcementId === id ? { ...one, ...change } : one)) }
}

function end(outcome: Outcome): Reducer {
  return (state, { announcementId, reason = null }: { announcementId: AnnouncementId; reason?: Unheard | null }) => {
    const open = state.open.find((one) => one.announcementId === announcementId)
    if (!open) return putRight(state, announcementId, outcome)
    const { claim, call } = open
    const { callId, ticketId, counterId, callIndex } = call
    const ended = { announcementId, callId, ticketId, counterId, callIndex, outcome, reason, claim }
    return {
      open: state.open.filter((one) => one !== open),
      ended: [ended, ...state.ended].slice(0, ENDED_KEPT),
    }
  }
}

/** It had ended already, and ended otherwise. */
function putRight(state: AnnouncementState, id: AnnouncementId, outcome: Outcome): AnnouncementState {
  const ended = state.ended.map((one) => (one.announcementId === id ? { ...one, outcome, reason: null } : one))
  return { ...state, ended }
}

const REDUCERS: ReadonlyMap<string, Reducer> = new Map<string, Reducer>(
  Object.entries({
    'announcement.queued': (state, data: Data<'announcement.queued'>, { time }) => ({
      ...state,
      open: [...state.open, { ...data, state: 'queued', queuedAt: time, claim: null }],
    }),
    'announcement.claimed': (state, { announcementId, speaker, lease }: Data<'announcement.claimed'>, { time }) =>
      patch(state, announcementId, { state: 'claimed', claim: { speaker, lease, at: time } }),
    'announcement.started': (state, { announcementId }: Data<'announcement.started'>) =>
      patch(state, announcementId, { state: 'started' }),
    'announcement.spoken': end('spoken'),
    'announcement.failed': end('failed'),
    'announcement.superseded': end('superseded'),
    'announcement.expired': end('expired'),
  }),
)
