import type { CounterId, HallId, ZoneId } from '#shared/domain/queue/ids.ts'
import { PLACES, type Screen, type ScreenKind } from '#shared/protocol/devices.ts'
import {
  DeviceAccessSchema,
  PairingPollRequestSchema,
  PairingPollSchema,
  PairingRequestSchema,
  PairingStartedSchema,
} from '#shared/protocol/schemas/devices.ts'
import type { Devices } from '#server/devices/devices.ts'
import { type Keys, RENEW_ACCESS_S } from '#server/devices/keys.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import { askPeople } from '../ask-people.ts'
import { accessCookie, cookieOf, deviceCookies, isSecure, withCookies } from '../cookies.ts'
import { type Asked, type Endpoint, endpoint } from '../endpoint.ts'
import { Problem } from '../problem.ts'
import { answerResponse } from '../responses.ts'

/** What the routes of devices at the door need of the server. */
export interface PairingParts {
  readonly devices: Devices
  readonly halls: ReadonlyMap<string, HallPort>
  readonly publicOrigins: readonly string[]
  readonly remoteAddress: (env: unknown) => string | null
}

/** Seconds after which a place full of waiting screens may try again. */
const FULL_S = '30'

/** A screen at the kind of place its kind stands at: a kiosk has no counter, whatever its address says. */
export function screenOf(
  kind: ScreenKind,
  counter: string | null | undefined,
  zone: string | null | undefined,
): Screen {
  return {
    kind,
    counter: PLACES[kind] === 'counter' ? ((counter ?? null) as CounterId | null) : null,
    zone: PLACES[kind] === 'zone' ? ((zone ?? null) as ZoneId | null) : null,
  }
}

/** Gives a device its keys with the answer: cookies, which no script reads. */
function keysTo({ context }: Asked, keys: Keys, body: unknown, { publicOrigins }: PairingParts): Response {
  return withCookies(
    answerResponse({ status: 200, body }),
    deviceCookies(keys, isSecure(context.req.raw, publicOrigins)),
  )
}

function start({ devices, halls, remoteAddress }: PairingParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/devices/pairing',
    action: 'pair',
    id: 'startPairing',
    summary: 'A screen nobody knows asks to be let in: it gets a code to show and a secret to poll with.',
    body: PairingRequestSchema,
    status: 201,
    answer: PairingStartedSchema,
    codes: ['unknown-hall', 'pairings-full'],
    handle: async ({ body, context }) => {
      if (!halls.has(body.hall)) throw new Problem('unknown-hall', { field: 'hall' })
      const hall = body.hall as HallId
      const credential = cookieOf(context.req.raw, 'hallcast_device')
      const device = credential === null ? null : await devices.keys.byCredential(credential)
      const wanted = { hall, ...screenOf(body.kind, body.counter, body.zone), label: body.label ?? null }
      const started = await devices.pairings.start(
        wanted,
        remoteAddress(context.env),
        device?.hall === hall ? device.id : null,
      )
      if (!started) throw new Problem('pairings-full', {}, { 'Retry-After': FULL_S })
      const { pairing, secret, intervalS } = started
      return { status: 201, body: { code: pairing.code, secret, expiresAt: pairing.expiresAt, intervalS } }
    },
  })
}

function poll(parts: PairingParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/devices/pairing/poll',
    action: 'pair',
    id: 'pollPairing',
    summary:
      'A screen that waits asks whether it has been let in: 202 while nobody said so, 200 with its cookies once somebody has.',
    body: PairingPollRequestSchema,
    status: 200,
    answer: PairingPollSchema,
    codes: ['pairing-over', 'pairing-denied', 'slow-down'],
    handle: async (asked) => {
      const polled = await askPeople(parts.devices.poll(asked.body.secret))
      switch (polled.kind) {
        case 'pending':
          return { status: 202, body: { status: 'pending', intervalS: polled.intervalS } }
        case 'slow':
          throw new Problem('slow-down', {}, { 'Retry-After': String(polled.intervalS) })
        case 'denied':
          throw new Problem('pairing-denied')
        case 'unknown':
          throw new Problem('pairing-over')
        case 'approved': {
          const { device, screen } = polled
          return keysTo(asked, polled, { status: 'approved', device: device.id, label: device.label, screen }, parts)
        }
      }
    },
  })
}

function access(parts: PairingParts): Endpoint {
  return endpoint({
    method: 'post',
    path: '/api/v1/devices/access',
    action: 'pair',
    id: 'openAccess',
    summary:
      'A device shows its credential and gets a day’s access; an old credential is renewed, and stays good until the new one is used.',
    status: 200,
    answer: DeviceAccessSchema,
    codes: ['not-paired', 'device-revoked'],
    handle: async (asked) => {
      const request = asked.context.req.raw
      const credential = cookieOf(request, 'hallcast_device')
      const opened = await askPeople(parts.devices.keys.open(credential ?? '', cookieOf(request, 'hallcast_access')))
      if (opened.kind === 'unknown') throw new Problem('not-paired')
      if (opened.kind === 'revoked') {
        const secure = isSecure(request, parts.publicOrigins)
        // It may still hand over what people gave there; that is all this access is good for.
        throw new Problem(
          'device-revoked',
          {},
          opened.access === null ? {} : { 'Set-Cookie': accessCookie(opened.access, secure) },
        )
      }
      const { id: device, hall, screens } = opened.device
      return keysTo(asked, opened, { device, hall, screens, renewInS: RENEW_ACCESS_S }, parts)
    },
  })
}

/** Devices at the door, and those that have their keys. */
export function pairingEndpoints(parts: PairingParts): readonly Endpoint[] {
  return [start(parts), poll(parts), access(parts)]
}
