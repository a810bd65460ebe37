import { z } from '@hono/zod-openapi'
import type { Arrow, HallConfig, Service } from '#shared/domain/queue/config.ts'
import type { HallSnapshot, MissedTicket, ServiceWait } from '../snapshot.ts'
import { mirrors } from './mirror.ts'
import { InstantSchema, TicketClassSchema, WaitRangeSchema, WordsSchema } from './parts.ts'
import { CallSchema, CounterConfigSchema, CounterSchema, NoticeSchema, TicketSchema } from './queue.ts'
import { AnnouncementSchema } from './voice.ts'

const ServiceSchema = z
  .object({
    id: z.string(),
    letter: z.string(),
    name: WordsSchema,
    typicalMin: z.number(),
    targetMin: z.number(),
    divertible: z.boolean(),
  })
  .openapi('Service')
mirrors<Service, z.output<typeof ServiceSchema>>()(true)

const StaffSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    number: z.string().optional(),
    photo: z.string().optional(),
    stars: z.int().optional(),
  })
  .openapi('Staff')

const ArrowSchema = z.enum(['left', 'right', 'up', 'straight', 'none']).openapi('Arrow')
mirrors<Arrow, z.output<typeof ArrowSchema>>()(true)

const LanguagesSchema = z.array(z.string())

export const HallConfigSchema = z
  .object({
    id: z.string(),
    name: WordsSchema,
    timeZone: z.string(),
    dayStartsAt: z.string(),
    hours: z.object({ open: z.string(), close: z.string(), ticketsOutside: z.enum(['refuse', 'allow']) }),
    zones: z.array(z.object({ id: z.string(), name: WordsSchema })),
    services: z.array(ServiceSchema),
    counters: z.array(CounterConfigSchema),
    staff: z.array(StaffSchema),
    policy: z.object({
      classHeadStartMin: z.record(TicketClassSchema, z.number()),
      classedInRow: z.number(),
      overtakenMin: z.number(),
    }),
    board: z.object({
      languages: LanguagesSchema,
      theme: z.string(),
      ticker: z.array(WordsSchema),
      arrows: z.record(z.string(), z.record(z.string(), ArrowSchema)),
    }),
    kiosk: z.object({ ticketsPerMinute: z.number(), helpPlace: WordsSchema, classes: z.array(TicketClassSchema) }),
    evaluation: z.object({
      enabled: z.boolean(),
      clerk: z.enum(['name', 'number', 'none']),
      spoken: z.boolean().optional(),
      workingDays: z
        .object({ weekdays: z.array(z.int()), off: z.array(z.string()), on: z.array(z.string()) })
        .optional(),
    }),
    voice: z.object({
      languages: LanguagesSchema,
      repeat: z.number(),
      chime: z.boolean().optional(),
      announced: z.boolean(),
      zones: z.array(z.string()),
      gainDb: z.record(z.string(), z.number()).optional(),
      quiet: z.object({ from: z.string(), to: z.string(), gainDb: z.number() }).optional(),
    }),
  })
  .openapi('HallConfig')
mirrors<HallConfig, z.output<typeof HallConfigSchema>>()(true)

const MissedTicketSchema = z.object({ ticketId: z.string(), ticketNumber: z.string(), missedAt: InstantSchema })
mirrors<MissedTicket, z.output<typeof MissedTicketSchema>>()(true)

const ServiceWaitSchema = z
  .object({ service: z.string(), waiting: z.int(), wait: WaitRangeSchema.nullable() })
  .openapi('ServiceWait', {
    description: 'What someone who takes a ticket now has to expect; wait is null when no open counter serves it.',
  })
mirrors<ServiceWait, z.output<typeof ServiceWaitSchema>>()(true)

export const HallSnapshotSchema = z
  .object({
    epoch: z.string(),
    sequence: z.int(),
    time: InstantSchema,
    hall: HallConfigSchema,
    services: z.array(ServiceSchema),
    counters: z.array(CounterSchema),
    staff: z.array(StaffSchema),
    tickets: z.array(TicketSchema),
    calls: z.array(CallSchema),
    missed: z.array(MissedTicketSchema),
    announcements: z.array(AnnouncementSchema),
    notices: z.array(NoticeSchema),
    numbers: z.array(z.object({ day: z.string(), last: z.record(z.string(), z.int()) })),
    waits: z.array(ServiceWaitSchema),
    demo: z.boolean(),
    shown: z.record(z.string(), z.number()),
  })
  .openapi('HallSnapshot', { description: 'The hall as it stands at one position of its log. No personal data.' })
mirrors<HallSnapshot, z.output<typeof HallSnapshotSchema>>()(true)
