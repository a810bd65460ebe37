import { z } from '@hono/zod-openapi'
import { TICKET_CLASSES } from '#shared/domain/queue/ticket.ts'
import { instantOf } from '#shared/domain/time/instant.ts'

/** Longest id a request may name; every real one is a slug or a UUID. */
const ID_LENGTH = 64

/** An id somebody sends. Its shape is not judged: what the hall does not know is 404. */
export function givenId(meaning: string, length = ID_LENGTH) {
  return z.string().min(1).max(length).openapi({ description: meaning })
}

/** A moment in an answer: RFC 3339, UTC, milliseconds. */
export const InstantSchema = z.string().openapi('Instant', {
  format: 'date-time',
  example: '2026-11-23T02:24:00.000Z',
  description: 'RFC 3339, UTC, milliseconds.',
})

/** A moment in a request: any RFC 3339 offset, kept as UTC with milliseconds. */
export const GivenInstantSchema = z.iso
  .datetime({ offset: true })
  .refine((text) => !text.startsWith('0000') && !text.startsWith('9999'), 'must lie in a year of this calendar')
  .transform((text) => instantOf(Date.parse(text)))

/** One text in Chinese, English, and whatever else the hall speaks. */
export const WordsSchema = z
  .object({ zh: z.string(), en: z.string() })
  .catchall(z.string())
  .openapi('Words', { example: { zh: '电费缴纳', en: 'Bill payment' } })

export const TicketClassSchema = z.enum(TICKET_CLASSES).openapi('TicketClass')

export const WaitRangeSchema = z.object({ p50Min: z.number(), p80Min: z.number() }).openapi('WaitRange', {
  description: 'Estimated wait in minutes: half of all customers wait less than p50, four in five less than p80.',
})
