import type { CounterId, ZoneId } from '#shared/domain/queue/ids.ts'

/** What a screen of a hall is for; its rights follow from it. */
export const SCREEN_KINDS = [
  'call-board',
  'counter-sign',
  'counter-console',
  'ticket-kiosk',
  'evaluation-pad',
  'waiting-area',
  'voice',
] as const
export type ScreenKind = (typeof SCREEN_KINDS)[number]

/** Where a screen of each kind stands: always at one counter, in one zone or the whole hall, or just in the hall. */
export const PLACES: Readonly<Record<ScreenKind, 'counter' | 'zone' | 'hall'>> = {
  'call-board': 'zone',
  'counter-sign': 'counter',
  'counter-console': 'counter',
  'ticket-kiosk': 'hall',
  'evaluation-pad': 'counter',
  'waiting-area': 'zone',
  voice: 'zone',
}

/** One screen a device carries, where it stands. */
export interface Screen {
  readonly kind: ScreenKind
  /** The counter it belongs to; null for a screen of a zone or of the whole hall. */
  readonly counter: CounterId | null
  readonly zone: ZoneId | null
}

/** Longest name of a device: more cannot be read on its glass, nor in a list. */
export const DEVICE_NAME_LENGTH = 60

/** A browser profile that a manager let into the hall, a UUIDv7. */
export type DeviceId = string & { readonly __brand: 'DeviceId' }

/**
 * What a manager may have a device do. `reload`: its pages start anew in an idle moment. `identify`: they show its name
 * very large for ten seconds. `clear-cache`: they forget what they can fetch again. `revoke`: it is let out of the hall.
 * None of them touches what people gave.
 */
export const DEVICE_COMMANDS = ['reload', 'identify', 'clear-cache', 'revoke'] as const
export type DeviceCommandName = (typeof DEVICE_COMMANDS)[number]

/** A command on its way: once carried out under its id, never again. */
export interface DeviceCommand {
  readonly id: string
  readonly command: Exclude<DeviceCommandName, 'revoke'>
  /** What the manager calls the device. */
  readonly label: string
}

/** How well a page is heard: `none` has no voice, `blocked` waits for somebody to touch it. */
export const SOUND_STATES = ['none', 'ready', 'blocked'] as const

/**
 * What a manager must know of a device. `lost`: not seen for 30 s. `unsent`: what people gave there has been waiting for
 * more than an hour. `refused`: the hall would not take something people gave. `not-persistent`: its browser may throw
 * away what it keeps. `quarantined`: ratings of a device that was let out of the hall have come, and are not counted.
 */
export const DEVICE_ALARMS = ['lost', 'unsent', 'refused', 'not-persistent', 'quarantined'] as const
export type DeviceAlarmKind = (typeof DEVICE_ALARMS)[number]

/** A device says that it is there so often, and is lost after so long without, ms. */
export const PRESENCE_MS = 10_000
export const LOST_MS = 30_000
