import type { StreamRight } from './hall-port.ts'

/** Families of events only the lobby manager may see; every other reader learns that one happened, and no more. */
const MANAGER_ONLY = ['evaluation.', 'device.'] as const

/** That a service may be rated now is the queue's word, and stands in the snapshot too: without it no pad would ask. */
const OF_THE_QUEUE = 'evaluation.granted'

/** May a reader with that right see what an event says? `type` without its `hallcast.` prefix. */
export function maySee(right: StreamRight, type: string): boolean {
  return right === 'manager' || type === OF_THE_QUEUE || !MANAGER_ONLY.some((family) => type.startsWith(family))
}

/**
 * What an event is about, as whoever may not see it is told. A pad must hear that its question is answered or over; but only
 * low ratings are looked into, so that a review that named its grant would tell the clerk that it was one.
 */
export function toldSubject({ type, subject }: { readonly type: string; readonly subject: string }): string {
  return type === 'evaluation.reviewed' ? 'ratings' : subject
}
