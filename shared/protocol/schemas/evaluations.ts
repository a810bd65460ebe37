import { z } from '@hono/zod-openapi'
import type { Level, Reason } from '#shared/domain/evaluation/levels.ts'
import { REASONS } from '#shared/domain/evaluation/levels.ts'
import { cleanComment, COMMENT_LENGTH } from '#shared/domain/evaluation/comment.ts'
import { GivenInstantSchema, givenId, InstantSchema } from './parts.ts'

/** Words of a person: plain text, whatever it looks like. */
const plainText = z.string().max(COMMENT_LENGTH).transform(cleanComment)

const LevelSchema = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)]).openapi('Level', {
  description: '非常满意 5 · 满意 4 · 基本满意 3 · 不满意 2 · 非常不满意 1',
}) as unknown as z.ZodType<Level>

const ALL_REASONS = [...new Set(Object.values(REASONS).flat())] as [Reason, ...Reason[]]

const ChainLinkSchema = z
  .strictObject({
    pad: z.uuidv7().openapi({ description: 'Names the chain; made with its key.' }),
    number: z.int().min(1).openapi({ description: 'Of this pad, from 1.' }),
    previous: z.uuidv7().nullable().openapi({ description: 'The rating before it; null before the first.' }),
    key: z
      .string()
      .regex(/^[\w-]{87}$/, 'must be a raw point of P-256 in base64url')
      .nullable(),
    signature: z
      .string()
      .regex(/^[\w-]{86}$/, 'must be a signature of P-256 in base64url')
      .nullable(),
  })
  .refine(({ key, signature }) => (key === null) === (signature === null), 'needs both key and signature, or neither')
  .openapi('ChainLink', {
    description:
      'Its place in the chain of its pad. ECDSA P-256 with SHA-256 over the UTF-8 of the JSON array ["hallcast-rating-1", hall, pad, number, previous, id, grant, level, reasons, reasonsVersion, comment, language, tappedAt, heard].',
  })

/** What a pad or a phone says. */
export const RatingRequestSchema = z
  .strictObject({
    id: z
      .uuidv7()
      .openapi({ description: 'Made where the customer tapped; the same rating sent again is one rating.' }),
    grant: givenId('The grant it answers.'),
    level: LevelSchema,
    reasons: z
      .array(z.enum(ALL_REASONS))
      .max(ALL_REASONS.length)
      .refine((reasons) => new Set(reasons).size === reasons.length, 'may name each reason once')
      .default([]),
    reasonsVersion: z.int().min(1).default(1),
    comment: plainText.optional().openapi({ description: 'Plain text, at most 500 characters.' }),
    way: z.enum(['pad', 'phone']).default('pad'),
    language: z
      .string()
      .max(16)
      .regex(/^[a-z]{2,8}(-[a-z\d]{1,8})*$/i, 'must be the tag of a language, like zh')
      .default('zh'),
    tappedAt: GivenInstantSchema.openapi({ description: "When it was tapped, by the hall's clock." }),
    heard: z.int().min(0).nullable().default(null).openapi({
      description: 'Sequence up to which the pad had heard the hall when it was tapped.',
    }),
    chain: ChainLinkSchema.nullable().default(null),
  })
  .openapi('RatingRequest')

export const LapseRequestSchema = z
  .strictObject({ grant: givenId('The grant nobody answered.'), how: z.enum(['timeout', 'next-ticket', 'dismissed']) })
  .openapi('LapseRequest')

export const ReviewRequestSchema = z
  .strictObject({
    grant: givenId('The grant of the rating.'),
    step: z.enum(['assigned', 'contacted', 'resolved']).nullable().default(null),
    note: plainText.pipe(z.string().min(1)),
  })
  .openapi('ReviewRequest')

export const OwnGrantSchema = z.object({ grant: z.string().nullable(), time: InstantSchema }).openapi('OwnGrant')

export const PhoneWaySchema = z
  .object({
    ticket: z.string(),
    key: z
      .string()
      .openapi({ description: "Rates this ticket's service and shows the ticket; it opens nothing else." }),
    publicUrl: z.string().nullable().openapi({ description: 'Where phones reach the server, if it was told.' }),
  })
  .openapi('PhoneWay')

export const RatingTakenSchema = z
  .object({ id: z.string(), grant: z.string(), receivedAt: InstantSchema })
  .openapi('RatingTaken')

const IntervalSchema = z.object({ lower: z.number(), upper: z.number() })
const ShareSchema = z.object({ share: z.number(), interval: IntervalSchema })

const FiguresSchema = z
  .object({
    granted: z.int(),
    answered: z.int(),
    silent: z.int(),
    levels: z.array(z.int()),
    satisfied: ShareSchema.nullable(),
    response: ShareSchema.nullable(),
    mean: z.number().nullable(),
  })
  .openapi('RatingFigures', { description: 'Never an average without its n; intervals are Wilson, 95 %.' })

const StepSchema = z.enum(['created', 'assigned', 'contacted', 'resolved']).openapi('FollowUp')

const NoteSchema = z
  .object({
    step: StepSchema.nullable().openapi({ description: 'Where it took the follow-up; null: a note alone.' }),
    at: InstantSchema,
    by: z.string().nullable().openapi({ description: 'Who wrote it; null for somebody at the machine of a demo.' }),
    text: z.string().nullable().openapi({ description: 'Null once it has been erased.' }),
  })
  .openapi('RatingNote', { description: 'Stands beside a rating; the rating itself is never edited.' })

const LowRatingSchema = z
  .object({
    id: z.string(),
    grant: z.string(),
    ticketNumber: z.string().nullable(),
    counter: z.string(),
    service: z.string(),
    staff: z.string().nullable(),
    level: z.int(),
    reasons: z.array(z.string()),
    comment: z.string().nullable(),
    waitedMin: z.number(),
    tappedAt: InstantSchema.openapi({ description: 'When the customer stood there; it may have come days later.' }),
    createdAt: InstantSchema.openapi({ description: 'When the hall had it.' }),
    step: StepSchema,
    dueAt: InstantSchema,
    notes: z.array(NoteSchema),
  })
  .openapi('LowRating')

export const RatingsSchema = z
  .object({
    day: z.string(),
    figures: FiguresSchema,
    staff: z.array(
      z.object({
        staff: z.string(),
        called: z.int(),
        missed: z.int(),
        transferred: z.int(),
        figures: FiguresSchema,
      }),
    ),
    low: z.array(LowRatingSchema),
    chains: z
      .object({ whole: z.int(), unsigned: z.int(), gap: z.int(), forged: z.int(), none: z.int() })
      .openapi({ description: "Ratings that came today, by what their pad's chain proves; forged ones were refused." }),
    refused: z.record(z.string(), z.int()).openapi({
      description: 'Ratings of pads that were refused today, by code; at most 100 of one device are counted.',
    }),
    repeated: z.int().openapi({
      description:
        'Came from pads once more though the hall had them, since the day or the server began; they change nothing.',
    }),
    devices: z
      .array(
        z.object({
          device: z.string(),
          label: z.string(),
          whole: z.int(),
          unsigned: z.int(),
          gap: z.int().openapi({ description: 'Something before them in the chain of their pad is missing.' }),
          refused: z.record(z.string(), z.int()).openapi({ description: 'By code, as above.' }),
          quarantined: z.int().openapi({
            description: 'Sent today after the device was let out of the hall: kept apart, neither taken nor refused.',
          }),
          repeated: z.int().openapi({ description: 'As above; those that were in quarantine already count too.' }),
        }),
      )
      .openapi({ description: 'The same by the device that brought them; whoever is to be looked into comes first.' }),
  })
  .openapi('Ratings')

export const OwnRatingsSchema = z
  .object({
    batches: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        levels: z.array(z.int()),
        comments: z.array(z.string()).openapi({ description: 'In no order that tells who came when.' }),
      }),
    ),
  })
  .openapi('OwnRatings')
