import type { PersonId } from '#shared/protocol/people.ts'
import type { Halls } from '#server/people/principal.ts'
import type { People } from '#server/people/people.ts'
import type { AuditEntry, AuditHead } from '#server/store/audit.ts'
import type { Principal } from './principal.ts'

/** Whoever may see only some of the acts has so many times as many looked through as they ask for, */
const LOOKED_THROUGH = 20
/** and so many at most: reading them keeps nobody from calling (5 ms on a small machine). */
const AT_MOST = 2_000

/** Which acts somebody asks for: `limit` of them after a number, or the last ones. */
export interface ActsAsked {
  readonly after?: number | undefined
  readonly limit: number
}

/** The head of the chain, which whoever reads it may write down, and the acts that they may see, oldest first. */
export async function actsSeen(
  { after, limit }: ActsAsked,
  reader: Principal,
  people: Pick<People, 'acts' | 'person'>,
): Promise<{ readonly head: AuditHead; readonly entries: readonly AuditEntry[] }> {
  const { acts } = people
  const halls = hallsOf(reader)
  const span = halls === 'every act' ? limit : Math.min(AT_MOST, LOOKED_THROUGH * limit)
  const head = await acts.auditHead()
  // What was added since the head was looked at comes with its own head the next time.
  const read = (await acts.audit(after ?? Math.max(0, head.number - span), span)).filter(
    ({ number }) => number <= head.number,
  )
  const seen = halls === 'every act' ? read : read.filter((entry) => isAbout(entry, halls, people))
  return { head, entries: after === undefined ? seen.slice(-limit) : seen.slice(0, limit) }
}

/** The halls whose acts somebody sees. Acts on the server itself are the admin's. */
function hallsOf(reader: Principal): Halls | 'every act' {
  if (reader.kind !== 'person') return 'every act'
  return reader.role === 'admin' ? 'every act' : reader.halls
}

/** Is an act of these halls, or on somebody of theirs: as they were at that time, where the act says so, and as they are? */
function isAbout({ hall, subject, data }: AuditEntry, halls: Halls, people: Pick<People, 'person'>): boolean {
  if (hall !== null) return overlap(halls, [hall])
  if (!subject.startsWith('people/')) return false
  const then = (data as { readonly halls?: Halls } | null)?.halls
  const now = people.person(subject.slice('people/'.length) as PersonId)?.halls
  const theirs = [then, now].filter((known) => known !== undefined)
  return theirs.length > 0 && theirs.every((known) => overlap(halls, known))
}

function overlap(some: Halls, others: Halls): boolean {
  return some === 'all' || others === 'all' || some.some((hall) => others.includes(hall))
}
