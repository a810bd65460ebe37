import type { HallId } from '#shared/domain/queue/ids.ts'
import type { DeviceId, Screen } from '#shared/protocol/devices.ts'

interface OfDevice {
  readonly device: DeviceId
  readonly hall: HallId
  readonly screens: readonly Screen[]
}

/** A paired browser profile: it may what any of its screens may, in its hall. */
export interface DevicePrincipal extends OfDevice {
  readonly kind: 'device'
}

/** One that was let out of the hall. It has no rights; what people gave there is still taken, and lies apart. */
export interface RevokedPrincipal extends OfDevice {
  readonly kind: 'revoked'
}
