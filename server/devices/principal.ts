import type { HallId } from '#shared/domain/queue/ids.ts'
import type { DeviceId, Screen } from '#shared/protocol/devices.ts'

/** A paired browser profile: it may what any of its screens may, in its hall. */
export interface DevicePrincipal {
  readonly kind: 'device'
  readonly device: DeviceId
  readonly hall: HallId
  readonly screens: readonly Screen[]
}
