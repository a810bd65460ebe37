import { AuditQuerySchema, AuditSchema } from '#shared/protocol/schemas/people.ts'
import type { People } from '#server/people/people.ts'
import { actsSeen } from '../acts-seen.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'

/** The chain of privileged acts, to be read and never written. */
export function auditEndpoints(people: Pick<People, 'acts' | 'person'>): readonly Endpoint[] {
  const see = endpoint({
    method: 'get',
    path: '/api/v1/audit',
    action: 'see-audit',
    id: 'getAudit',
    summary:
      'The last privileged acts and the head of their chain. A manager sees the acts of their own halls and on the people of those, among the last 20 times as many as are asked for, 2,000 at most; the head is everybody’s.',
    query: AuditQuerySchema,
    status: 200,
    answer: AuditSchema,
    codes: [],
    handle: async ({ context, principal }) => {
      const asked = AuditQuerySchema.parse(context.req.query())
      return { status: 200, body: await actsSeen(asked, principal, people) }
    },
  })
  return [see]
}
