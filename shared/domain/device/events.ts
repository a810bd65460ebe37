import type { CounterId, ZoneId } from '../queue/ids.ts'
import type { Instant } from '../time/instant.ts'

interface OfDevice {
  /** A UUIDv7. */
  readonly deviceId: string
  /** What the manager calls it. */
  readonly label: string
}

/** What the log says of the hall's devices: for the manager's eyes only. */
export interface DeviceFactData {
  /** A manager has let a screen in: a new device, or one more screen of a known one. */
  'device.paired': OfDevice & {
    readonly kind: string
    readonly counterId: CounterId | null
    readonly zone: ZoneId | null
    /** Who let it in, as the chain of acts names them. */
    readonly by: string
  }
  /** It has not been seen for half a minute. */
  'device.lost': OfDevice & { readonly lastSeenAt: Instant }
  'device.commanded': OfDevice & { readonly command: string; readonly by: string }
  /** It is let out of the hall: what it still sends is kept, and not counted. */
  'device.revoked': OfDevice & { readonly by: string }
}

export type DeviceFactType = keyof DeviceFactData

/** One thing that happened to a device. */
export type DeviceFact = {
  readonly [T in DeviceFactType]: { readonly type: T; readonly subject: string; readonly data: DeviceFactData[T] }
}[DeviceFactType]

/** A fact about a device as the log names its subject. */
export function deviceFact<T extends DeviceFactType>(type: T, data: DeviceFactData[T]): DeviceFact {
  return { type, subject: `devices/${data.deviceId}`, data } as DeviceFact
}
