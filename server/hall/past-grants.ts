import { grantSubject } from '#shared/domain/queue/decide/facts.ts'
import type { GrantId, HallId } from '#shared/domain/queue/ids.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import type { EvaluationFactData } from '#shared/domain/evaluation/events.ts'
import type { PastGrant } from '#shared/domain/evaluation/wishes.ts'
import type { EventStore } from '#server/store/event-store.ts'

/** A grant has a handful of events: granted, silent, answered, reviewed a few times. */
const LATEST = 64

/** What the log says of a grant; null when it never was. A rating may arrive a month after its grant left the fold. */
export async function pastGrant(store: EventStore, hall: HallId, id: GrantId): Promise<PastGrant | null> {
  const events = await store.bySubject(hall, grantSubject(id), LATEST)
  const granted = events.find(({ type }) => type === 'evaluation.granted')
  if (!granted?.data) return null
  const lapsed = events.find(({ type }) => type === 'evaluation.lapsed')
  const how = (lapsed?.data as EvaluationFactData['evaluation.lapsed'] | undefined)?.how
  const rated = events.find(({ type }) => type === 'evaluation.submitted')
  return {
    grant: granted.data as Grant,
    // Only these two end a grant at its counter; the others say that nobody answered, which an answer supersedes.
    lapse:
      lapsed && (how === 'next-ticket' || how === 'reopened')
        ? { why: how, at: lapsed.time, sequence: lapsed.sequence }
        : null,
    rating: (rated?.data as EvaluationFactData['evaluation.submitted'] | undefined)?.ratingId ?? null,
    ratedAt: rated?.time,
  }
}
