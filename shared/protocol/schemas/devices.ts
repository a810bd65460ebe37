import { z } from '@hono/zod-openapi'
import { cleanComment } from '#shared/domain/evaluation/comment.ts'
import { DEVICE_ALARMS, DEVICE_COMMANDS, DEVICE_NAME_LENGTH, SCREEN_KINDS, SOUND_STATES } from '../devices.ts'
import type { DeviceCommand, Screen } from '../devices.ts'
import { mirrors } from './mirror.ts'
import { givenId, InstantSchema } from './parts.ts'

/** Longest words for what a page shows. */
const SHOWS_LENGTH = 120
/** Pages of one browser profile; nobody hangs up more. */
const PAGES_AT_MOST = 24
const SECRET_LENGTH = 64

const KindSchema = z.enum(SCREEN_KINDS).openapi('ScreenKind')
const CommandNameSchema = z.enum(DEVICE_COMMANDS).openapi('DeviceCommandName')
/** Anybody may ask to be let in, and a manager reads it: nothing in it may look like something else. */
const label = z.string().max(DEVICE_NAME_LENGTH).transform(cleanComment).pipe(z.string().min(1))
const counter = givenId('The counter it stands at.').nullish()
const zone = givenId('The zone it serves; without one, the whole hall.').nullish()

export const ScreenSchema = z
  .object({ kind: KindSchema, counter: z.string().nullable(), zone: z.string().nullable() })
  .openapi('Screen')
mirrors<Screen, z.output<typeof ScreenSchema>>()(true)

/** A screen nobody knows yet asks to be let in. */
export const PairingRequestSchema = z
  .strictObject({
    hall: givenId('The hall it wants to serve.'),
    kind: KindSchema,
    counter,
    zone,
    label: label.optional().openapi({ description: 'What to call it; the manager may say otherwise.' }),
  })
  .openapi('PairingRequest')

export const PairingStartedSchema = z
  .object({
    code: z.string().openapi({
      example: 'KZMW-BQXN',
      description: 'To be shown large; a manager types it. Eight letters that cannot be mistaken for one another.',
    }),
    secret: z.string().openapi({ description: 'Only the device knows it: it polls with it.' }),
    expiresAt: InstantSchema,
    intervalS: z.int().openapi({ description: 'Seconds between polls.' }),
  })
  .openapi('PairingStarted')

export const PairingPollRequestSchema = z
  .strictObject({ secret: z.string().min(1).max(SECRET_LENGTH) })
  .openapi('PairingPollRequest')

/** 202 while nobody has said anything; 200, with the device's cookies, once a manager has let it in. */
export const PairingPollSchema = z
  .discriminatedUnion('status', [
    z.object({ status: z.literal('pending'), intervalS: z.int() }),
    z.object({
      status: z.literal('approved'),
      device: z.string(),
      label: z.string(),
      screen: ScreenSchema.openapi({ description: 'What it was let in as, which may be another place than it asked.' }),
    }),
  ])
  .openapi('PairingPoll')

/** What a manager sees before letting a device in. */
export const PairingSchema = z
  .object({
    code: z.string(),
    kind: KindSchema,
    counter: z.string().nullable(),
    zone: z.string().nullable(),
    label: z.string().nullable(),
    address: z.string().nullable().openapi({ description: 'Network address it asks from.' }),
    askedAt: InstantSchema,
    expiresAt: InstantSchema,
    device: z
      .object({ id: z.string(), label: z.string(), screens: z.array(ScreenSchema) })
      .nullable()
      .openapi({ description: 'Set: a device of this hall wants one more screen.' }),
  })
  .openapi('Pairing')

export const PairingApprovalRequestSchema = z
  .strictObject({ kind: KindSchema, counter, zone, label: label.optional() })
  .openapi('PairingApprovalRequest')

export const PairingApprovedSchema = z
  .object({ device: z.string(), label: z.string(), screens: z.array(ScreenSchema) })
  .openapi('PairingApproved')

export const DeviceAccessSchema = z
  .object({
    device: z.string(),
    hall: z.string(),
    screens: z.array(ScreenSchema),
    renewInS: z.int().openapi({ description: 'Seconds after which to ask again: long before the access ends.' }),
  })
  .openapi('DeviceAccess')

const OutboxSchema = z.strictObject({
  waiting: z.int().min(0),
  oldestS: z.int().min(0).nullable().openapi({ description: 'Age of what has been waiting longest, s.' }),
  refused: z.int().min(0).openapi({ description: 'What the hall would not take, set aside on the device.' }),
})

const PageSchema = z
  .strictObject({
    app: z.string().min(1).max(32),
    counter: z.string().max(64).nullable(),
    zone: z.string().max(64).nullable(),
    shows: z
      .string()
      .max(SHOWS_LENGTH)
      .openapi({ description: 'What stands on it now: `A008 → 3`, `rating`, `idle`.' }),
    freshness: z.enum(['live', 'recovering', 'stale', 'offline']),
    sound: z.enum(SOUND_STATES),
  })
  .openapi('DevicePage')

/** A device says that it is there, every ten seconds and when something changes. */
export const PresenceRequestSchema = z
  .strictObject({
    version: z.string().min(1).max(32),
    pages: z.array(PageSchema).max(PAGES_AT_MOST).openapi({ description: 'The pages open in its browser.' }),
    storagePersisted: z.boolean().nullable().openapi({ description: 'Null: its browser does not say.' }),
    outbox: OutboxSchema.nullable().openapi({ description: 'Null: nothing is given at this device.' }),
    heard: z
      .array(z.string().max(64))
      .max(16)
      .default([])
      .openapi({ description: 'Commands that need not be told again.' }),
  })
  .openapi('PresenceRequest')

export const DeviceCommandSchema = z
  .object({ id: z.string(), command: CommandNameSchema.exclude(['revoke']), label: z.string() })
  .openapi('DeviceCommand')
mirrors<DeviceCommand, z.output<typeof DeviceCommandSchema>>()(true)

export const PresenceSchema = z
  .object({ label: z.string(), commands: z.array(DeviceCommandSchema) })
  .openapi('Presence')

export const CommandRequestSchema = z.strictObject({ command: CommandNameSchema }).openapi('DeviceCommandRequest')

export const CommandGivenSchema = z
  .object({ id: z.string(), command: CommandNameSchema, at: InstantSchema })
  .openapi('DeviceCommandGiven')

export const DeviceSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    screens: z.array(ScreenSchema).openapi({ description: 'What it was let in as; its right is their union.' }),
    pairedAt: InstantSchema,
    pairedBy: z.string(),
    address: z.string().nullable().openapi({ description: 'Where it was seen last.' }),
    state: z.enum(['online', 'lost', 'never-seen']),
    onlineSince: InstantSchema.nullable(),
    lastSeenAt: InstantSchema.nullable(),
    lostAt: InstantSchema.nullable(),
    version: z.string().nullable(),
    pages: z.array(PageSchema).openapi({ description: 'What it showed when it was seen last.' }),
    storagePersisted: z.boolean().nullable(),
    outbox: z
      .object({ waiting: z.int(), oldestAt: InstantSchema.nullable(), refused: z.int() })
      .nullable()
      .openapi({ description: 'What people gave there and the hall does not have yet.' }),
    commands: z.array(z.object({ id: z.string(), command: CommandNameSchema, at: InstantSchema })).openapi({
      description: 'Commands it has not heard yet.',
    }),
  })
  .openapi('Device')

export const DeviceAlarmSchema = z
  .object({
    kind: z.enum(DEVICE_ALARMS),
    device: z.string(),
    label: z.string(),
    since: InstantSchema.nullable(),
    count: z.int().nullable().openapi({ description: 'Of what is unsent, refused or in quarantine.' }),
  })
  .openapi('DeviceAlarm')

export const DevicesSchema = z
  .object({
    time: InstantSchema.openapi({ description: 'Now, by the hall’s clock.' }),
    devices: z.array(DeviceSchema),
    alarms: z.array(DeviceAlarmSchema),
  })
  .openapi('Devices')

/** Ratings of devices that were let out of the hall: kept, read, and never counted. */
export const QuarantineSchema = z
  .object({
    ratings: z.array(
      z.object({
        id: z.string(),
        device: z.string(),
        label: z.string(),
        receivedAt: InstantSchema,
        tappedAt: InstantSchema,
        ticketNumber: z.string().nullable(),
        counter: z.string(),
        level: z.int(),
        reasons: z.array(z.string()),
        comment: z.string().nullable(),
      }),
    ),
  })
  .openapi('Quarantine')
