import type { HallRefusal, HallWish } from '#shared/domain/hall/decide.ts'
import type { HallState } from '#shared/domain/hall/state.ts'
import type { PastGrant } from '#shared/domain/evaluation/wishes.ts'
import type { GrantId, HallId, TicketId } from '#shared/domain/queue/ids.ts'
import type { WaitStats } from '#shared/domain/queue/wait/stats.ts'
import type { HallSnapshot } from '#shared/protocol/snapshot.ts'
import type { Position } from '#shared/protocol/stream.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { DeviceCommand } from '#shared/protocol/devices.ts'
import type { AuditAct } from '#server/store/audit.ts'
import type { RecordChange } from '#server/store/record-store.ts'
import type { StoredEvent, StoredText } from '#server/store/event-store.ts'
import type { Leases } from './leases.ts'

/** What a hall keeps folded: the laws of its log, and the measurements behind its estimates. */
export interface HallFold extends HallState {
  readonly waits: WaitStats
}

/** How a wish ended. `events` is empty for a wish that was granted and changed nothing. */
export type Outcome =
  | {
      readonly ok: true
      readonly events: readonly StoredEvent[]
      readonly fold: HallFold
      readonly epoch: string
      readonly at: Instant
    }
  | {
      readonly ok: false
      readonly refusal: HallRefusal
      readonly fold: HallFold
      readonly epoch: string
      readonly at: Instant
    }

/** An HTTP answer before it is one; JSON body. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** A wish with what must be stored beside its events. */
export interface Ask {
  /** Stated against the fold of the moment it is decided; stated anew when that has to be done again, so it does nothing else. */
  readonly wish: HallWish | ((fold: HallFold, at: Instant) => HallWish)
  /** Turns the outcome into the answer that is sent, and stored when `once` is given. Runs before the commit, so it does nothing else. */
  readonly answer: (outcome: Outcome) => Answer
  readonly once?: { readonly scope: string; readonly key: string; readonly fingerprint: string }
  /** A person's words that belong to the events. */
  readonly text?: Omit<StoredText, 'at'> | undefined
  /** The privileged act behind the events. */
  readonly audit?: Omit<AuditAct, 'at'> | undefined
  /** What the events make of the server's devices, in the same commit. */
  readonly records?: Pick<RecordChange, 'put' | 'remove'>
  readonly secret?: { readonly ticketId: TicketId; readonly keyHash: string }
}

/** `reused`: the key was used before with another body. `replayed`: the first answer, given again. */
export type Reply = { readonly kind: 'answered' | 'replayed'; readonly answer: Answer } | { readonly kind: 'reused' }

/** Where frames of one reader go. Implemented over a raw Node response, a web stream, or a test's socket pair. */
export interface FrameSink {
  /** Takes one whole frame and sends it at once. */
  write(frame: Uint8Array): void
  /** Bytes taken and not yet handed to the network. */
  readonly waiting: number
  /** Resolves when `waiting` is low again; used for snapshot and backlog, never for live events. */
  drained(): Promise<void>
  close(): void
}

export type StreamRight = 'public' | 'manager'

/** One hall as the HTTP floor sees it. One instance owns the hall: it is its only writer. */
export interface HallPort {
  readonly id: HallId
  readonly epoch: string
  ask(ask: Ask): Promise<Reply>
  fold(): HallFold
  now(): Instant
  snapshot(): HallSnapshot
  keyHash(ticket: TicketId): Promise<string | null>
  /** Log positions of a ticket that has left the state are not kept in memory; null when unknown. */
  pastTicket(
    ticket: TicketId,
  ): Promise<{ readonly number: string | null; readonly state: 'done' | 'cancelled' | 'expired' } | null>
  /** What the log says of a grant that has left the fold; null when it never was. */
  pastGrant(grant: GrantId): Promise<PastGrant | null>
  /** People's words by id. */
  texts(ids: readonly string[]): Promise<readonly StoredText[]>
  /**
   * Feeds a reader until the signal aborts, the sink closes, or the reader is too slow (64 KiB of live events).
   * `device`: whose reader it is, when it is a device's.
   */
  stream(
    from: Position | null,
    right: StreamRight,
    sink: FrameSink,
    signal: AbortSignal,
    device?: string | null,
  ): Promise<void>
  /** Tells a device, on every stream it has open, what it is to do. */
  command(device: string, command: DeviceCommand): void
  /** Who may speak in which zone just now. */
  readonly leases: Leases
  /** A screen says it has painted a call. */
  shown(callId: string, screen: string): void
  close(): Promise<void>
}
