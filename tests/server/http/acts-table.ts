import type { openReal } from './real-hall.ts'
import { HALL, type Sent } from './rig.ts'

type Real = Awaited<ReturnType<typeof openReal>>

/** A hall at work: who asks, and what stands in it. */
export interface AtWork extends Real {
  readonly newId: () => string
  readonly boss: { readonly id: string; readonly cookie: string }
  /** A fresh ticket that waits for counter 3. */
  readonly take: () => Promise<{ readonly id: string }>
  /** Something at counter 3, by the manager. */
  readonly at: (action: string, body?: object) => Promise<Sent>
}

/** Does a route once so that it succeeds; what leads up to it is done in `before`. */
interface Deed {
  readonly acts: readonly string[]
  readonly before?: (work: AtWork) => Promise<unknown>
  /** Gets what `before` gave. */
  readonly deed: (work: AtWork, before: any) => Promise<Sent>
}

/** Why a route that changes something leaves no act. */
interface Ordinary {
  readonly why: string
}

const ordinary = (why: string): Ordinary => ({ why })
const WORK = ordinary('the day’s work of everybody in the hall; it stands on the hall’s log')
const DEVICES_OWN = ordinary('a screen’s own word, under its own right')
const STRANGERS = ordinary('whoever stands at the door has no right yet; who lets them in has')
const CUSTOMERS = ordinary('a customer’s own')

const AT = `POST ${HALL.replace('demo', '{hall}')}/counters/{counter}`
const IN = '/api/v1/halls/{hall}'

/** An action at counter 3 in its clerk's place; `steps` bring the counter to where it may be done. */
const inPlace = (action: string, steps: readonly string[], bodyOf: (ticket: string) => object = () => ({})): Deed => ({
  acts: [`counter-${action}`],
  before: async ({ at, take }) => {
    if (action !== 'open') await at('open', { staff: 'li-na' })
    const ticket = await take()
    for (const step of steps) await at(step)
    return ticket.id
  },
  deed: ({ at }, ticket) => at(action, bodyOf(ticket as string)),
})
const SERVING = ['call-next', 'start']
const the = (ticket: string): object => ({ ticket })

const COUNTERS: Readonly<Record<string, Deed>> = {
  [`${AT}/open`]: inPlace('open', [], () => ({ staff: 'li-na' })),
  [`${AT}/pause`]: inPlace('pause', []),
  [`${AT}/resume`]: inPlace('resume', ['pause']),
  [`${AT}/close`]: inPlace('close', []),
  [`${AT}/call-next`]: inPlace('call-next', []),
  [`${AT}/call`]: inPlace('call', [], the),
  [`${AT}/recall`]: inPlace('recall', ['call-next']),
  [`${AT}/start`]: inPlace('start', ['call-next']),
  [`${AT}/finish`]: inPlace('finish', SERVING),
  [`${AT}/reopen`]: inPlace('reopen', [...SERVING, 'finish']),
  [`${AT}/no-show`]: inPlace('no-show', ['call-next']),
  [`${AT}/transfer`]: inPlace('transfer', SERVING, () => ({ service: 'A' })),
  [`${AT}/hold`]: inPlace('hold', SERVING),
  [`${AT}/resume-held`]: inPlace('resume-held', [...SERVING, 'hold'], the),
  [`${AT}/requeue`]: inPlace('requeue', ['call-next', 'no-show'], (ticket) => ({ ticket, where: 'end' })),
}

const BOARD = { kind: 'call-board' }
const askToBe = async ({ ask }: AtWork): Promise<string> => (await ask(BOARD)).body.code

const DEVICES: Readonly<Record<string, Deed | Ordinary>> = {
  'POST /api/v1/devices/pairing': STRANGERS,
  'POST /api/v1/devices/pairing/poll': STRANGERS,
  'POST /api/v1/devices/access': STRANGERS,
  [`POST ${IN}/devices/me`]: DEVICES_OWN,
  [`POST ${IN}/devices/pairing/{code}/approve`]: {
    acts: ['device-paired'],
    before: askToBe,
    deed: ({ post, boss }, code) => post(`${HALL}/devices/pairing/${code}/approve`, BOARD, boss),
  },
  [`POST ${IN}/devices/pairing/{code}/deny`]: {
    acts: ['pairing-denied'],
    before: askToBe,
    deed: ({ post, boss }, code) => post(`${HALL}/devices/pairing/${code}/deny`, {}, boss),
  },
  [`POST ${IN}/devices/{id}/commands`]: {
    acts: ['device-commanded', 'device-commanded', 'device-commanded', 'device-revoked'],
    before: ({ pair, boss }) => pair(boss, BOARD),
    deed: async ({ post, boss }, { id }) => {
      const give = (command: string) => post(`${HALL}/devices/${id}/commands`, { command }, boss)
      for (const command of ['reload', 'identify', 'clear-cache']) await give(command)
      return give('revoke')
    },
  },
}

const PASSWORD = 'correct horse battery'
const clerk = ({ join }: AtWork) => join('li', 'clerk', 'li-na')

const ACCOUNTS: Readonly<Record<string, Deed | Ordinary>> = {
  'POST /api/v1/session': {
    acts: ['signed-in'],
    deed: ({ post }) => post('/api/v1/session', { user: 'boss', password: PASSWORD }),
  },
  'DELETE /api/v1/session': ordinary('whoever gives up their own right here takes nothing from anybody'),
  'DELETE /api/v1/sessions': {
    acts: ['signed-out-everywhere'],
    deed: ({ drop, boss }) => drop('/api/v1/sessions', { cookie: boss.cookie }),
  },
  'POST /api/v1/setup': {
    acts: ['password-set', 'signed-in'],
    before: async ({ post, admin, boss }) => (await post(`/api/v1/people/${boss.id}/reset`, {}, admin)).body.code,
    deed: ({ post }, code) => post('/api/v1/setup', { code, password: PASSWORD }),
  },
  'POST /api/v1/session/password': {
    acts: ['password-changed'],
    deed: ({ post, boss }) =>
      post('/api/v1/session/password', { old: PASSWORD, password: `${PASSWORD} staple` }, { cookie: boss.cookie }),
  },
  'POST /api/v1/people': {
    acts: ['person-created'],
    deed: ({ post, admin }) => post('/api/v1/people', { user: 'new', name: 'New', role: 'editor' }, admin),
  },
  'PATCH /api/v1/people/{id}': {
    acts: ['person-changed'],
    before: clerk,
    deed: ({ patch, admin }, { id }) => patch(`/api/v1/people/${id}`, { name: '李娜' }, admin),
  },
  'DELETE /api/v1/people/{id}': {
    acts: ['person-removed'],
    before: clerk,
    deed: ({ drop, admin }, { id }) => drop(`/api/v1/people/${id}`, admin),
  },
  'POST /api/v1/people/{id}/reset': {
    acts: ['password-reset'],
    before: clerk,
    deed: ({ post, admin }, { id }) => post(`/api/v1/people/${id}/reset`, {}, admin),
  },
  'POST /api/v1/tokens': {
    acts: ['token-created'],
    deed: ({ post, admin }) => post('/api/v1/tokens', { label: '排队机' }, admin),
  },
  'DELETE /api/v1/tokens/{id}': {
    acts: ['token-revoked'],
    before: async ({ post, admin }) => (await post('/api/v1/tokens', { label: '排队机' }, admin)).body.token.id,
    deed: ({ drop, admin }, id) => drop(`/api/v1/tokens/${id}`, admin),
  },
}

const lowRating = async (work: AtWork) => {
  const { at, take, hall, pair, boss, post, newId } = work
  const pad = await pair(boss, { kind: 'evaluation-pad', counter: '3' })
  await at('open', { staff: 'li-na' })
  await take()
  for (const action of [...SERVING, 'finish']) await at(action)
  const { grantId: grant } = hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!
  const rating = { id: newId(), grant, level: 1, reasons: ['efficiency'], tappedAt: hall.now() }
  await post(`${HALL}/evaluations`, rating, { cookie: pad.cookie })
  return rating
}

/** What every route that changes something leaves in the chain of acts, or why it leaves nothing. */
export const ACTS: Readonly<Record<string, Deed | Ordinary>> = {
  [`POST ${IN}/calls/{callId}/shown`]: DEVICES_OWN,
  [`POST ${IN}/day/end`]: {
    acts: ['day-ended'],
    before: ({ take }) => take(),
    deed: ({ post, boss }) => post(`${HALL}/day/end`, {}, boss),
  },
  [`POST ${IN}/emergency/begin`]: {
    acts: ['emergency-begun'],
    deed: ({ post, boss }) => post(`${HALL}/emergency/begin`, {}, boss),
  },
  [`POST ${IN}/emergency/end`]: {
    acts: ['emergency-ended'],
    before: ({ post, boss }) => post(`${HALL}/emergency/begin`, {}, boss),
    deed: ({ post, boss }) => post(`${HALL}/emergency/end`, {}, boss),
  },
  [`POST ${IN}/tickets`]: WORK,
  [`POST ${IN}/tickets/{id}/cancel`]: WORK,
  [`POST ${IN}/tickets/{id}/check-in`]: WORK,
  [`POST ${IN}/tickets/{id}/class`]: WORK,
  [`POST ${IN}/tickets/{id}/transfer`]: WORK,
  [`POST ${IN}/tickets/{id}/evaluation`]: CUSTOMERS,
  [`POST ${IN}/evaluations`]: CUSTOMERS,
  [`POST ${IN}/evaluations/lapses`]: DEVICES_OWN,
  [`POST ${IN}/announcements/lease`]: DEVICES_OWN,
  [`POST ${IN}/announcements/{id}/claim`]: DEVICES_OWN,
  [`POST ${IN}/announcements/{id}/outcome`]: DEVICES_OWN,
  [`POST ${IN}/evaluations/{rating}/reviews`]: {
    acts: ['rating-reviewed'],
    before: lowRating,
    deed: ({ post, boss }, { id, grant }) =>
      post(`${HALL}/evaluations/${id}/reviews`, { grant, step: 'contacted', note: '已联系' }, boss),
  },
  ...COUNTERS,
  ...DEVICES,
  ...ACCOUNTS,
}
