import { z } from '@hono/zod-openapi'
import type { OpenAnnouncement } from '#shared/domain/announcement/state.ts'
import type { VoiceAnswer } from '#shared/protocol/voice.ts'
import { mirrors } from './mirror.ts'
import { InstantSchema } from './parts.ts'
import { CallSchema } from './queue.ts'

const PageSchema = z.uuidv7().optional().openapi({
  description:
    'A page that speaks, named anew at each start: one device may have several. Without it the device is one speaker.',
})
const ZoneSchema = z
  .string()
  .regex(/^(\*|[a-z0-9][a-z0-9-]{0,63})$/i)
  .openapi({ description: 'An acoustic zone: a waiting zone with loudspeakers of its own, or * for the whole hall.' })
const LeaseNumberSchema = z.int().min(1).openapi({ description: 'Number of the lease the speaker holds.' })

export const LeaseRequestSchema = z
  .strictObject({
    zone: ZoneSchema,
    speaker: PageSchema,
    release: z.boolean().default(false).openapi({ description: 'The speaker goes: the next one need not wait.' }),
  })
  .openapi('LeaseRequest')

export const LeaseSchema = z
  .object({
    held: z.boolean().openapi({ description: 'Does the speaker who asked hold the zone now?' }),
    speaker: z
      .string()
      .openapi({ description: 'Who asked, as the hall names it in claims: the device, and its page.' }),
    lease: z.int().nullable().openapi({ description: 'Its number; null where another speaker holds the zone.' }),
    forMs: z
      .number()
      .openapi({ description: 'For so long, unless it is renewed; or until it may be asked for again.' }),
  })
  .openapi('Lease')

export const ClaimRequestSchema = z
  .strictObject({
    speaker: PageSchema,
    lease: LeaseNumberSchema,
    knownForMs: z.number().min(0).nullable().default(null).openapi({
      description:
        'For how long the speaker has known of it. One that it learnt of more than 30 s after its release is over for it; without this it counts as known since it was queued.',
    }),
  })
  .openapi('ClaimRequest')

const UnheardSchema = z.enum(['sound-blocked', 'no-engine', 'decode-error', 'watchdog', 'speaker-lost', 'emergency'])

export const OutcomeRequestSchema = z
  .strictObject({
    speaker: PageSchema,
    lease: LeaseNumberSchema,
    state: z.enum(['started', 'spoken', 'failed']),
    engine: z.enum(['pack', 'system', 'server', 'chime']).optional(),
    languages: z.array(z.string().min(2).max(16)).max(4).optional(),
    reason: UnheardSchema.optional(),
  })
  .openapi('OutcomeRequest', { description: 'How far the speaker has come with it.' })

const ClaimSchema = z.object({ speaker: z.string(), lease: z.int(), at: InstantSchema })

export const AnnouncementSchema = z
  .object({
    announcementId: z.string(),
    zone: z.string(),
    kind: z.enum(['call', 'recall']),
    call: CallSchema,
    state: z.enum(['queued', 'claimed', 'started']),
    queuedAt: InstantSchema,
    claim: ClaimSchema.nullable(),
  })
  .openapi('Announcement', { description: 'Something to be said that has not been said yet.' })
mirrors<OpenAnnouncement, z.output<typeof AnnouncementSchema>>()(true)

const EndedSchema = z
  .object({
    announcementId: z.string(),
    callId: z.string(),
    ticketId: z.string(),
    counterId: z.string(),
    callIndex: z.int().openapi({ description: 'Tells a recall from the call before it.' }),
    outcome: z.enum(['spoken', 'failed', 'superseded', 'expired']),
    reason: UnheardSchema.nullable().openapi({ description: 'Set when it failed.' }),
    claim: ClaimSchema.nullable().openapi({
      description: 'Whose it was last. A speaker that was given up for lost may still say that it was heard.',
    }),
  })
  .openapi('EndedAnnouncement', { description: 'How something that was to be said ended.' })

export const VoiceAnswerSchema = z
  .object({
    epoch: z.string(),
    sequence: z.int().openapi({ description: 'The log up to which this is told.' }),
    open: z
      .array(AnnouncementSchema)
      .openapi({ description: 'What has not been said yet, in the order it was queued.' }),
    ended: z.array(EndedSchema).openapi({ description: 'The last that ended, newest first.' }),
  })
  .openapi('Voice')
mirrors<VoiceAnswer, z.output<typeof VoiceAnswerSchema>>()(true)
