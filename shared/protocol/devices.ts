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

/** One screen a device carries, where it stands. */
export interface Screen {
  readonly kind: ScreenKind
  /** The counter it belongs to; null for a screen of a zone or of the whole hall. */
  readonly counter: CounterId | null
  readonly zone: ZoneId | null
}

/** A browser profile that a manager let into the hall, a UUIDv7. */
export type DeviceId = string & { readonly __brand: 'DeviceId' }
