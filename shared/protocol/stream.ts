import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { CallId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { DeviceCommand } from './devices.ts'
import type { HallSnapshot, ServiceWait } from './snapshot.ts'

/** Prefix of every event type on the wire. */
export const TYPE_PREFIX = 'hallcast.'

/** Heartbeats come at least so often; a reader without bytes for `SILENCE_MS` reconnects (contract). */
export const HEARTBEAT_MS = 5_000
export const SILENCE_MS = 12_000
/** Without bytes for so long a screen is `offline`; from `SILENCE_MS` on it is `stale`. */
export const OFFLINE_MS = 60_000

/** A place in a hall's log: `{epoch}:{sequence}` on the wire. */
export interface Position {
  readonly epoch: string
  readonly sequence: number
}

export function formatPosition({ epoch, sequence }: Position): string {
  return `${epoch}:${sequence}`
}

/** Reads `{epoch}:{sequence}`; null when it is anything else. */
export function parsePosition(text: string): Position | null {
  const match = /^([^:\s]{1,64}):(0|[1-9]\d{0,15})$/.exec(text)
  return match ? { epoch: match[1]!, sequence: Number(match[2]) } : null
}

/** One event of the log as CloudEvents 1.0 (structured, one line of JSON). */
export interface WireEvent {
  readonly specversion: '1.0'
  readonly id: string
  /** `/halls/{hall}` */
  readonly source: string
  readonly type: string
  readonly subject: string
  readonly time: Instant
  readonly epoch: string
  readonly sequence: number
  readonly data: unknown
  /** Present when `data` is null because the reader has no right to it. */
  readonly redacted?: true
}

/** The hall is alive: its clock, its position, and the waits of the moment. Carries no `id`. */
export interface Heartbeat {
  readonly time: Instant
  readonly epoch: string
  readonly sequence: number
  readonly waits: readonly ServiceWait[]
}

/** So many screens have painted this call. A hint of the moment: no `id`, not in the log, a lost one costs nothing. */
export interface ShownHint {
  readonly callId: CallId
  readonly screens: number
}

/** What a stream can say, parsed. */
export type StreamMessage =
  | { readonly kind: 'event'; readonly epoch: string; readonly fact: LoggedHallFact }
  | { readonly kind: 'snapshot'; readonly snapshot: HallSnapshot }
  | { readonly kind: 'heartbeat'; readonly heartbeat: Heartbeat }
  | { readonly kind: 'shown'; readonly shown: ShownHint }
  /** For this device alone: what a manager wants of it. */
  | { readonly kind: 'command'; readonly command: DeviceCommand }
