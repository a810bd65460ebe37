import type { HallId } from '#shared/domain/queue/ids.ts'
import { deviceClock } from './clock.ts'
import { openDeviceChannel } from './device-channel.ts'
import { DeviceLink } from './device-link.ts'
import type { HallHub } from './hall-hub.ts'

declare const HALLCAST_VERSION: string | undefined

/** Made once for each hub, however often it is asked for. */
const links = new WeakMap<HallHub, DeviceLink>()

/** This browser as a device of the hall, over its own network. */
export function openDeviceLink(hall: HallId, hub: HallHub, signal: AbortSignal): DeviceLink {
  const known = links.get(hub)
  if (known) return known
  const link = new DeviceLink({
    hall,
    fetch: (input, init) => fetch(input, init),
    clock: deviceClock,
    random: Math.random,
    channel: openDeviceChannel(signal),
    version: typeof HALLCAST_VERSION === 'undefined' ? 'dev' : HALLCAST_VERSION,
    // Only a secure context says so.
    storagePersisted: async () => (await navigator.storage?.persisted?.()) ?? null,
    hurry: () => hub.hurry(),
    signal,
  })
  links.set(hub, link)
  hub.subscribe((message) => link.hear(message), signal)
  return link
}
