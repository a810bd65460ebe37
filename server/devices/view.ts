import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import type { Device as ShownDevice, DeviceAlarm } from '#shared/protocol/api.ts'
import type { DeviceAlarmKind } from '#shared/protocol/devices.ts'
import type { Commands } from './commands.ts'
import type { DevicePresence, Seen } from './presence.ts'
import type { Device, QuarantinedRating } from './records.ts'

/** What people gave may wait so long on a device before the manager must know, ms. */
const UNSENT_MS = 3_600_000

/** A device as the manager sees it: nothing that opens anything. */
export function shownDevice(device: Device, presence: DevicePresence, commands: Commands): ShownDevice {
  const seen = presence.seen(device.id)
  const isOnline = presence.isOnline(device.id)
  const lastSeenAt = seen?.at ?? device.seenAt
  return {
    id: device.id,
    label: device.label,
    screens: [...device.screens],
    pairedAt: device.pairedAt,
    pairedBy: device.pairedBy,
    address: seen?.address ?? null,
    state: isOnline ? 'online' : lastSeenAt === null ? 'never-seen' : 'lost',
    onlineSince: isOnline ? seen!.onlineSince : null,
    lastSeenAt,
    lostAt: isOnline ? null : device.lostAt,
    version: seen?.report.version ?? null,
    pages: seen?.report.pages ?? [],
    storagePersisted: seen?.report.storagePersisted ?? null,
    outbox: outboxOf(seen),
    commands: commands.waiting(device.id).map(({ command: { id, command }, at }) => ({ id, command, at })),
  }
}

/** What waits there, with the moment it was given, by the hall's clock. */
function outboxOf(seen: Seen | undefined): ShownDevice['outbox'] {
  const outbox = seen?.report.outbox
  if (!seen || !outbox) return null
  const { waiting, oldestS, refused } = outbox
  return { waiting, oldestAt: oldestS === null ? null : instantOf(millisOf(seen.at) - oldestS * 1_000), refused }
}

/** What a manager must know of the hall's devices without looking for it. */
export function alarmsOf(
  devices: readonly ShownDevice[],
  quarantined: readonly QuarantinedRating[],
  now: Instant,
): DeviceAlarm[] {
  return [...devices.flatMap((device) => alarmsOfOne(device, now)), ...quarantineAlarms(quarantined)]
}

function alarmsOfOne(device: ShownDevice, now: Instant): DeviceAlarm[] {
  const { id, label, state, lostAt, lastSeenAt, outbox, storagePersisted } = device
  const alarms: DeviceAlarm[] = []
  const raise = (kind: DeviceAlarmKind, since: string | null, count: number | null = null): void =>
    void alarms.push({ kind, device: id, label, since, count })
  if (state === 'lost') raise('lost', lostAt ?? lastSeenAt)
  const oldestAt = outbox?.oldestAt ?? null
  if (oldestAt !== null && Date.parse(now) - Date.parse(oldestAt) > UNSENT_MS)
    raise('unsent', oldestAt, outbox!.waiting)
  if (outbox && outbox.refused > 0) raise('refused', null, outbox.refused)
  if (storagePersisted === false) raise('not-persistent', null)
  return alarms
}

function quarantineAlarms(quarantined: readonly QuarantinedRating[]): DeviceAlarm[] {
  const byDevice = new Map<string, QuarantinedRating[]>()
  for (const rating of quarantined) byDevice.set(rating.device, [...(byDevice.get(rating.device) ?? []), rating])
  return [...byDevice].map(([device, ratings]) => ({
    kind: 'quarantined',
    device,
    label: ratings[0]!.label,
    since: ratings[0]!.receivedAt,
    count: ratings.length,
  }))
}
