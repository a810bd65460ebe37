import { instantOf } from '#shared/domain/time/instant.ts'
import type { Clock } from '#server/hall/clock.ts'
import type { AuditAct } from '#server/store/audit.ts'

/** Why an account or a token cannot be as the admin wants it. */
export type Refused = 'user-taken' | 'label-taken' | 'last-admin' | 'unknown-person' | 'unknown-token'
export type Done<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly code: Refused }

export const refused = (code: Refused): { readonly ok: false; readonly code: Refused } => ({ ok: false, code })

/** States an act on the whole server, now. `subject` as `people/…`. */
export function actOf(clock: Pick<Clock, 'now'>, actor: string, act: string, subject: string, data: unknown): AuditAct {
  return { at: instantOf(clock.now()), hall: null, actor, act, subject, data }
}
