import type { HallId } from '#shared/domain/queue/ids.ts'
import { API_ROOT } from '#shared/protocol/api.ts'
import { newId } from '#shared/storage/new-id.ts'
import { deviceClock } from './clock.ts'
import { createHallApi, type HallApi } from './hall-api.ts'

/** The interface of a hall over this browser's own network. */
export function openHallApi(hall: HallId): HallApi {
  return createHallApi({ base: API_ROOT, fetch: (input, init) => fetch(input, init), clock: deviceClock, newId }, hall)
}
