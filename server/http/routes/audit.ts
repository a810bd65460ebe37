import { AuditQuerySchema, AuditSchema } from '#shared/protocol/schemas/people.ts'
import type { RecordStore } from '#server/store/record-store.ts'
import { type Endpoint, endpoint } from '../endpoint.ts'

/** The chain of privileged acts, to be read and never written. */
export function auditEndpoints(acts: Pick<RecordStore, 'audit' | 'auditHead'>): readonly Endpoint[] {
  const see = endpoint({
    method: 'get',
    path: '/api/v1/audit',
    action: 'see-audit',
    id: 'getAudit',
    summary: 'The last privileged acts and the head of their chain.',
    query: AuditQuerySchema,
    status: 200,
    answer: AuditSchema,
    codes: [],
    handle: async ({ context }) => {
      const head = await acts.auditHead()
      const { limit, after = Math.max(0, head.number - limit) } = AuditQuerySchema.parse(context.req.query())
      const entries = await acts.audit(after, limit)
      // What was added since the head was looked at comes with its own head the next time.
      return { status: 200, body: { head, entries: entries.filter(({ number }) => number <= head.number) } }
    },
  })
  return [see]
}
