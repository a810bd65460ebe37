import type { HallId } from '#shared/domain/queue/ids.ts'
import type { ToldLog } from '#shared/log/log.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import { deviceClock } from './clock.ts'
import { HallHub } from './hall-hub.ts'
import { shownReports } from './tell-shown.ts'

/** The hub of a hall over this browser's own network, in a page or a worker. */
export function openHub(hall: HallId, log: ToldLog, signal: AbortSignal): HallHub {
  const device = () =>
    import('./open-device-link.ts').then(
      (device) => device.openDeviceLink(hall, hub, signal),
      () => log.add('sync', 'no-device'),
    )
  const world = { fetch: (input: RequestInfo | URL, init?: RequestInit) => fetch(input, init), clock: deviceClock }
  const hub = new HallHub({
    ...world,
    url: `${API_ROOT}/halls/${encodeURIComponent(hall)}/events`,
    tellShown: shownReports(world, hall),
    random: Math.random,
    log,
    signal,
    renew: async () => (await device())?.renew() ?? 'no-right',
  })
  // The hall of a demo knows no devices: its own machine may do everything.
  hub.subscribe((message) => {
    if (message.kind === 'state' && !message.whole.demo) void device()
  }, signal)
  addEventListener('online', () => hub.hurry(), { signal })
  return hub
}
