import type { Fact } from '../events.ts'
import type { NoticeId } from '../ids.ts'
import type { QueueState } from '../state.ts'
import type { DecideContext } from '../wishes.ts'

/** An emergency begins or ends, for the whole hall at once. While one stands no second begins, and the end of a day ends none. */
export function decideEmergency(state: QueueState, begins: boolean, { at, newId }: DecideContext): readonly Fact[] {
  const standing = state.notices.filter(({ code }) => code === 'emergency')
  if (!begins) return standing.map(({ id }) => clearedFact(id))
  if (standing.length > 0) return []
  const id = newId() as NoticeId
  return [{ type: 'notice.raised', subject: `notices/${id}`, data: { id, code: 'emergency', raisedAt: at } }]
}

/** A notice does not stand any more. */
export function clearedFact(id: NoticeId): Fact {
  return { type: 'notice.cleared', subject: `notices/${id}`, data: { noticeId: id } }
}
