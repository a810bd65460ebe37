import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { DeviceId, Screen } from '#shared/protocol/devices.ts'
import type { AuditAct } from '#server/store/audit.ts'
import type { StoredRecord } from '#server/store/record-store.ts'

/** What is kept of a secret that a device's browser holds. */
export interface KeptSecret {
  /** SHA-256 (hex). */
  readonly hash: string
  readonly madeAt: Instant
}

/** A browser profile that a manager let into a hall, as it is kept. */
export interface Device {
  readonly id: DeviceId
  readonly hall: HallId
  /** What the manager calls it. */
  readonly label: string
  readonly screens: readonly Screen[]
  readonly pairedAt: Instant
  readonly pairedBy: string
  /** Oldest first. Whoever uses one shows that it has it: those before it are void then. */
  readonly credentials: readonly KeptSecret[]
  /** The latest few: pages of one browser that ask at once are each answered. */
  readonly access: readonly KeptSecret[]
  /** The secret it polls with; opens nothing but its first credential, until that has been used. */
  readonly pairing: KeptSecret | null
  /** Kept to within a quarter of an hour. */
  readonly seenAt: Instant | null
  /** Since when it has not been seen. */
  readonly lostAt: Instant | null
  readonly revokedAt: Instant | null
}

export const deviceRecord = (device: Device): StoredRecord => ({ kind: 'device', id: device.id, value: device })

/** What a manager does with a device, as it stands in the chain. */
export const deviceAct = ({ hall, id }: Device, act: string, actor: string, data: unknown): Omit<AuditAct, 'at'> => ({
  hall,
  actor,
  act,
  subject: `devices/${id}`,
  data,
})

/** A rating of a device that was let out of the hall: its words are kept, it counts for nothing. */
export interface QuarantinedRating {
  /** Born on the pad, a UUIDv7. */
  readonly id: string
  readonly hall: HallId
  readonly device: DeviceId
  readonly label: string
  readonly receivedAt: Instant
  readonly tappedAt: Instant
  readonly ticketNumber: string | null
  readonly counter: string
  readonly level: number
  readonly reasons: readonly string[]
  readonly comment: string | null
}

export const quarantineRecord = (rating: QuarantinedRating): StoredRecord => ({
  kind: 'quarantine',
  id: rating.id,
  value: rating,
})
