import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Log } from '#shared/log/log.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import { deviceClock } from './clock.ts'
import { HallHub } from './hall-hub.ts'

/** The hub of a hall over this browser's own network, in a page or a worker. */
export function openHub(hall: HallId, log: Log, signal: AbortSignal): HallHub {
  const hub = new HallHub({
    url: `${API_ROOT}/halls/${encodeURIComponent(hall)}/events`,
    fetch: (input, init) => fetch(input, init),
    clock: deviceClock,
    random: Math.random,
    log,
    signal,
  })
  addEventListener('online', () => hub.hurry(), { signal })
  return hub
}
