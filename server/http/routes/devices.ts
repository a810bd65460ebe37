import type { HallConfig } from '#shared/domain/queue/config.ts'
import { type DeviceId, PLACES, type Screen } from '#shared/protocol/devices.ts'
import { nameOfScreen } from '#shared/protocol/screen-names.ts'
import {
  CommandGivenSchema,
  CommandRequestSchema,
  DevicesSchema,
  PairingApprovalRequestSchema,
  PairingApprovedSchema,
  PairingSchema,
  PresenceRequestSchema,
  PresenceSchema,
  QuarantineSchema,
} from '#shared/protocol/schemas/devices.ts'
import { NothingSchema } from '#shared/protocol/schemas/requests.ts'
import type { ErrorCode } from '#shared/protocol/errors.ts'
import type { Settled } from '#server/devices/door.ts'
import type { Devices } from '#server/devices/devices.ts'
import type { Pairing } from '#server/devices/pairings.ts'
import type { Answer } from '#server/hall/hall-port.ts'
import { askHall } from '../ask-hall.ts'
import { askPeople } from '../ask-people.ts'
import { type Asked, type Endpoint, endpoint } from '../endpoint.ts'
import { principalName } from '../principal.ts'
import { Problem } from '../problem.ts'
import { screenOf } from './pairing.ts'
import { asRead } from './words-of-people.ts'

/** What the routes of a hall's devices need of the server. */
export interface DeviceParts {
  readonly devices: Devices
  readonly remoteAddress: (env: unknown) => string | null
}

const CODE = '/api/v1/halls/{hall}/devices/pairing/{code}'
const CODE_CODES: readonly ErrorCode[] = ['unknown-hall', 'unknown-pairing', 'codes-slowed']

/** The screen that shows the code in the path. Whoever guesses is slowed down, and nobody else. @throws {Problem} 404, 429 */
function pairingOf({ hall, param, principal }: Asked, { pairings, wrongTries }: Devices): Pairing {
  const approver = principalName(principal)
  const ms = wrongTries.waitMs(approver)
  if (ms > 0) throw new Problem('codes-slowed', {}, { 'Retry-After': String(Math.ceil(ms / 1_000)) })
  const found = pairings.find(hall.id, param('code'))
  if (found) return found.pairing
  wrongTries.wrong(approver)
  throw new Problem('unknown-pairing', { field: 'code' })
}

/** A screen stands at a counter or in a zone that the hall has. @throws {Problem} 400, 404 */
function assertPlace({ kind, counter, zone }: Screen, { counters, zones }: HallConfig): void {
  if (PLACES[kind] === 'counter' && counter === null)
    throw new Problem('bad-input', { field: 'counter', detail: `counter is needed for ${kind}.` })
  if (counter !== null && !counters.some(({ id }) => id === counter))
    throw new Problem('unknown-counter', { field: 'counter' })
  if (zone !== null && !zones.some(({ id }) => id === zone)) throw new Problem('unknown-zone', { field: 'zone' })
}

function shownPairing({ secretHash: _secret, hall, device, ...shown }: Pairing, devices: Devices) {
  const known = devices.device(hall, device)
  return { ...shown, device: known ? { id: known.id, label: known.label, screens: known.screens } : null }
}

/** @throws {Problem} when the code was answered before, or by nobody any more */
function answerOf(settled: Settled): Answer {
  if (settled.kind === 'done') return settled.answer
  if (settled.kind === 'gone') throw new Problem('unknown-pairing', { field: 'code' })
  if (settled.kind === 'console-and-pad') throw new Problem('console-and-pad', { field: 'kind' })
  const { id, label, screens } = settled.device
  throw new Problem('pairing-answered', { field: 'code', current: { device: id, label, screens } })
}

function pairingRoutes(devices: Devices): readonly Endpoint[] {
  const see = endpoint({
    method: 'get',
    path: CODE,
    action: 'manage-devices',
    id: 'getPairing',
    summary: 'The screen that shows this code: what it wants to be, where, and from which address it asks.',
    status: 200,
    answer: PairingSchema,
    codes: CODE_CODES,
    handle: (asked) => ({ status: 200, body: shownPairing(pairingOf(asked, devices), devices) }),
  })
  const approve = endpoint({
    method: 'post',
    path: `${CODE}/approve`,
    action: 'manage-devices',
    id: 'approvePairing',
    summary: 'Lets the screen in, as what the manager says and where; it goes on by itself.',
    body: PairingApprovalRequestSchema,
    status: 200,
    answer: PairingApprovedSchema,
    codes: [...CODE_CODES, 'pairing-answered', 'unknown-counter', 'unknown-zone', 'console-and-pad'],
    handle: async (asked) => {
      const { hall, body, principal } = asked
      const pairing = pairingOf(asked, devices)
      const screen = screenOf(body.kind, body.counter, body.zone)
      const config = hall.fold().queue.hall!
      assertPlace(screen, config)
      const otherwise = nameOfScreen(screen, config, config.board.languages[0] ?? 'zh')
      const approval = { screen, label: body.label ?? null, otherwise }
      // The same code let in twice is let in once: it needs no key.
      return answerOf(
        await devices.door.approve(pairing, approval, principalName(principal), (ask) => askHall(hall, ask, undefined)),
      )
    },
  })
  const deny = endpoint({
    method: 'post',
    path: `${CODE}/deny`,
    action: 'manage-devices',
    id: 'denyPairing',
    summary: 'Sends the screen away.',
    body: NothingSchema,
    status: 204,
    codes: [...CODE_CODES, 'pairing-answered'],
    handle: async (asked) => {
      const pairing = pairingOf(asked, devices)
      return answerOf(await askPeople(devices.door.deny(pairing, principalName(asked.principal))))
    },
  })
  return [see, approve, deny]
}

function command(devices: Devices): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/halls/{hall}/devices/{id}/commands',
    action: 'manage-devices',
    id: 'commandDevice',
    summary:
      'Has a device reload, show its name, clear its cache, or be out of the hall: its streams end within five seconds. What people gave there is never touched.',
    body: CommandRequestSchema,
    status: 200,
    answer: CommandGivenSchema,
    codes: ['unknown-hall', 'unknown-device'],
    handle: async ({ hall, param, body, principal, once }) => {
      const id = param('id') as DeviceId
      const done = await devices.desk.command(hall, id, body.command, principalName(principal), (ask) =>
        askHall(hall, ask, once),
      )
      if (!done) throw new Problem('unknown-device', { field: 'id' })
      return done
    },
  })
}

function presence({ devices, remoteAddress }: DeviceParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/halls/{hall}/devices/me',
    action: 'report-presence',
    id: 'reportPresence',
    summary: 'A device says that it is there, every ten seconds, and what it shows; it hears what it is to do.',
    body: PresenceRequestSchema,
    status: 200,
    answer: PresenceSchema,
    codes: ['unknown-hall'],
    handle: ({ body, context, principal }) => {
      // In a demo whoever sits at the machine is no device.
      const heard =
        principal.kind === 'device' ? devices.present(principal.device, body, remoteAddress(context.env)) : null
      return { status: 200, body: heard ?? { label: '', commands: [] } }
    },
  })
}

/** The hall's devices: let in by a manager, seen, commanded, let out; and what they say of themselves. */
export function deviceEndpoints(parts: DeviceParts): readonly Endpoint[] {
  const { devices } = parts
  const list = endpoint({
    method: 'get',
    path: '/api/v1/halls/{hall}/devices',
    action: 'manage-devices',
    id: 'listDevices',
    summary: 'The devices of the hall as they were seen last, and what a manager must know of them.',
    status: 200,
    answer: DevicesSchema,
    codes: ['unknown-hall'],
    handle: ({ hall }) => ({ status: 200, body: devices.list(hall.id) }),
  })
  const quarantine = endpoint({
    method: 'get',
    path: '/api/v1/halls/{hall}/devices/quarantine',
    action: 'manage-devices',
    id: 'listQuarantine',
    summary: 'Ratings that came from devices after they were let out of the hall: kept, and counted nowhere.',
    status: 200,
    answer: QuarantineSchema,
    codes: ['unknown-hall'],
    handle: ({ hall, principal }) => {
      const ratings = devices.quarantined(hall.id).map(({ hall: _hall, comment, ...rating }) => ({
        ...rating,
        comment: comment === null ? null : asRead(comment, principal),
      }))
      return { status: 200, body: { ratings } }
    },
  })
  return [list, quarantine, ...pairingRoutes(devices), command(devices), presence(parts)]
}
