import type { GrantId, HallId, TicketId } from '#shared/domain/queue/ids.ts'
import { API_ROOT, type PhoneWay } from '#shared/protocol/api.ts'
import { newId } from '#shared/storage/new-id.ts'
import { ask } from '#shared/sync/ask.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { phoneAddress } from '#shared/ui/phone-address.ts'

/** Where a phone may answer what this pad could not keep; null when the hall says that there is no way, or nothing. */
export async function phoneWay(hall: HallId, grant: GrantId): Promise<string | null> {
  const context = { base: API_ROOT, fetch, clock: deviceClock, newId }
  const path = `/halls/${encodeURIComponent(hall)}/evaluations/grants/${encodeURIComponent(grant)}/phone`
  const answer = await ask<PhoneWay>(context, 'GET', path)
  if (!answer.ok) return null
  const { ticket, key, publicUrl } = answer.value
  return phoneAddress(publicUrl ?? location.origin, hall, { id: ticket as TicketId, key })
}
