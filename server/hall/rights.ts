import type { StreamRight } from './hall-port.ts'

/** Families of events only the lobby manager may see; every other reader learns that one happened, and no more. */
const MANAGER_ONLY = ['evaluation.', 'device.'] as const

/** That a service may be rated now is the queue's word, and stands in the snapshot too: without it no pad would ask. */
const OF_THE_QUEUE = 'evaluation.granted'

/** May a reader with that right see what an event says? `type` without its `hallcast.` prefix. */
export function maySee(right: StreamRight, type: string): boolean {
  return right === 'manager' || type === OF_THE_QUEUE || !MANAGER_ONLY.some((family) => type.startsWith(family))
}

/** That a question is answered or over: its pad may not see with what, and must hear of it by its subject. */
const ENDS_A_QUESTION: readonly string[] = ['evaluation.submitted', 'evaluation.lapsed']

/**
 * What an event is about, as whoever may not see it is told: no more than they need. Only low ratings are looked into, so
 * that a review that named its grant would tell the clerk that it was one; and which device is lost is nobody else's to know.
 */
export function toldSubject({ type, subject }: { readonly type: string; readonly subject: string }): string {
  if (ENDS_A_QUESTION.includes(type)) return subject
  return type.startsWith('device.') ? 'devices' : 'ratings'
}
