import { z } from '@hono/zod-openapi'
import { DEFAULT_POLICY, LONGEST_NAME } from '#shared/domain/queue/config.ts'
import { TICKET_CLASSES } from '#shared/domain/queue/ticket.ts'

const SLUG = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/

const slug = (meaning: string) =>
  z
    .string()
    .regex(SLUG, 'must be 1 to 64 letters, digits, - or _, beginning with a letter or digit')
    .meta({ description: meaning })

const text = z.string().min(1)

const words = (meaning: string, { zh, others } = { zh: text, others: text }) =>
  z
    .object({ zh, en: others })
    .catchall(others)
    .meta({ description: `${meaning} In Chinese and English, and whatever else the hall speaks.` })

const localTime = (meaning: string) =>
  z
    .string()
    .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 08:30')
    .meta({ description: `${meaning} HH:MM, local time of the hall.` })

const languages = z
  .array(z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'must be a language tag like zh or en'))
  .min(1)

const minutes = (least: number, most: number) => z.number().min(least).max(most)

const ServiceSchema = z.strictObject({
  id: slug('Names the service in addresses and in the log; never change it.'),
  letter: z
    .string()
    .regex(/^[A-Z]{1,2}$/, 'must be one or two capital letters A to Z')
    .meta({ description: 'Ticket numbers begin with it; services may share one.' }),
  name: words('What customers call it.', {
    zh: text.max(LONGEST_NAME.zh),
    others: text.max(LONGEST_NAME.others),
  }),
  typicalMin: minutes(0.1, 480).meta({ description: 'Minutes at the counter, until the hall has measured its own.' }),
  targetMin: minutes(0, 480).meta({ description: 'A wait longer than this is late, minutes.' }),
  divertible: z
    .boolean()
    .default(false)
    .meta({ description: 'May customers be invited to a terminal or the phone instead?' }),
})

const ServedSchema = z.union([
  z.string().transform((service) => ({ service, headStartMin: 0 })),
  z.strictObject({
    service: z.string().meta({ description: 'Id of a service.' }),
    headStartMin: minutes(-240, 240)
      .default(0)
      .meta({ description: 'Minutes of head start its tickets have at this counter.' }),
  }),
])

const CounterSchema = z.strictObject({
  id: slug('Names the counter in addresses; usually its number.'),
  label: words('What its sign says.')
    .optional()
    .meta({ description: 'What its sign says; without it 3号窗口 / Counter 3.' }),
  zone: z.string().meta({ description: 'Id of the waiting zone in front of it.' }),
  serves: z
    .array(ServedSchema)
    .min(1)
    .meta({ description: 'Services called here: an id, or an id with a head start.' }),
  barrierFree: z.boolean().default(false).meta({ description: 'Low, and reachable by wheelchair.' }),
})

const headStarts = Object.fromEntries(
  TICKET_CLASSES.map((name) => [name, minutes(0, 240).default(DEFAULT_POLICY.classHeadStartMin[name])]),
) as Record<(typeof TICKET_CLASSES)[number], z.ZodDefault<z.ZodNumber>>

const PolicySchema = z.strictObject({
  classHeadStartMin: z.strictObject(headStarts).prefault({}).meta({ description: 'Minutes of head start by class.' }),
  classedInRow: z
    .int()
    .min(1)
    .max(20)
    .default(DEFAULT_POLICY.classedInRow)
    .meta({ description: 'After so many classed tickets in a row at a counter a normal one goes first.' }),
  overtakenMin: minutes(1, 240)
    .default(DEFAULT_POLICY.overtakenMin)
    .meta({ description: 'So many minutes after it was first overtaken, nothing overtakes a ticket any more.' }),
})

const ARROWS = ['left', 'right', 'up', 'straight', 'none'] as const

const BoardSchema = z.strictObject({
  languages: languages.default(['zh', 'en']).meta({ description: 'Shown side by side, the first one large.' }),
  theme: slug('Name of a file in public/themes.').default('river'),
  ticker: z.array(words('One line.')).max(50).default([]).meta({ description: 'Lines of the ticker, shown in turn.' }),
  arrows: z
    .record(z.string(), z.record(z.string(), z.enum(ARROWS)))
    .default({})
    .meta({ description: 'Where to walk: by zone of the board (* is a board of no zone), then by counter.' }),
})

const KioskSchema = z.strictObject({
  ticketsPerMinute: z
    .int()
    .min(1)
    .max(600)
    .default(12)
    .meta({ description: 'Tickets one kiosk gives in a minute; more is children at play.' }),
  helpPlace: words('Where to ask when no ticket can be had.').default({ zh: '大厅引导台', en: 'the reception desk' }),
  classes: z
    .array(z.enum(TICKET_CLASSES))
    .default(['elderly', 'disabled'])
    .meta({ description: 'Classes a customer may choose, besides normal.' }),
})

const StaffSchema = z.strictObject({
  id: slug('Names the clerk.'),
  name: z.string().min(1).max(80),
  number: z.string().min(1).max(20).optional().meta({ description: 'Service number, as a rating pad shows it.' }),
  photo: z
    .string()
    .regex(/^\/[\w./-]{1,200}$/)
    .optional()
    .meta({ description: 'Address of a picture on this server, from /.' }),
  stars: z.int().min(1).max(5).optional().meta({ description: 'Stars the hall has awarded.' }),
})

const decibels = z.number().min(-40).max(6).meta({ description: 'dB to the level of every call; negative is quieter.' })

const VoiceSchema = z.strictObject({
  languages: languages.default(['zh']).meta({ description: 'Spoken one after another.' }),
  repeat: z.int().min(1).max(3).default(2).meta({ description: 'How often a call is spoken.' }),
  chime: z.boolean().optional().meta({ description: 'A chime before each sentence; true unless said.' }),
  announced: z.boolean().default(false).meta({
    description: 'Calls are spoken in this hall: what nobody has heard is told to its clerk.',
  }),
  zones: z
    .array(slug('A waiting zone with loudspeakers of its own.'))
    .max(50)
    .default([])
    .meta({ description: 'All other zones hear the loudspeakers of the whole hall.' }),
  gainDb: z
    .record(z.string(), decibels)
    .optional()
    .meta({ description: 'How loud calls are in a zone with loudspeakers of its own, or everywhere else (*), dB.' }),
  quiet: z
    .strictObject({
      from: localTime('Calls are quieter from then on.'),
      to: localTime('Until then; before from: past midnight.'),
      gainDb: decibels,
    })
    .optional()
    .meta({ description: 'Hours in which calls are quieter.' }),
})

const dates = (meaning: string) =>
  z.array(z.iso.date('must be a date like 2026-10-01')).max(400).default([]).meta({ description: meaning })

const WorkingDaysSchema = z.strictObject({
  weekdays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .default([1, 2, 3, 4, 5])
    .meta({ description: 'Weekdays the office works, 1 is Monday.' }),
  off: dates('Days off in spite of their weekday: public holidays.'),
  on: dates('Days worked in spite of their weekday: make-up days (调休).'),
})

const EvaluationSchema = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: 'Ask for a rating after each service.' }),
  clerk: z.enum(['name', 'number', 'none']).default('name').meta({ description: 'How a pad names the clerk.' }),
  spoken: z.boolean().optional().meta({
    description: 'Pads say their question aloud as well, outside quiet hours; without it they are silent.',
  }),
  workingDays: WorkingDaysSchema.optional().meta({
    description: 'Days that count for the follow-up of low ratings; without it Monday to Friday.',
  }),
})

/** A hall as its owner writes it in a file: everything that has a usual value may be left out. */
export const HallFileSchema = z
  .strictObject({
    $schema: z.string().optional().meta({ description: 'Address of this schema, for editors.' }),
    id: slug('Names the hall in addresses and in the log; never change it.'),
    name: words('What stands over its door.'),
    timeZone: z
      .string()
      .meta({ description: 'IANA name; every local time of the hall is in it. Example: Asia/Shanghai.' }),
    dayStartsAt: localTime('When ticket numbers start again.').default('04:00'),
    hours: z.strictObject({
      open: localTime('Kiosks give tickets from then on.'),
      close: localTime('Kiosks stop; who waits then is still served. Before open: past midnight.'),
      ticketsOutside: z
        .enum(['refuse', 'allow'])
        .default('refuse')
        .meta({ description: 'What a kiosk does outside the hours.' }),
    }),
    zones: z
      .array(z.strictObject({ id: slug('Names the waiting zone.'), name: words('What its signs say.') }))
      .min(1)
      .max(50),
    services: z.array(ServiceSchema).min(1).max(100),
    counters: z.array(CounterSchema).min(1).max(200),
    staff: z.array(StaffSchema).max(1000).default([]),
    policy: PolicySchema.prefault({}),
    board: BoardSchema.prefault({}),
    kiosk: KioskSchema.prefault({}),
    evaluation: EvaluationSchema.prefault({}),
    voice: VoiceSchema.prefault({}),
  })
  .meta({ title: 'A hall of Hallcast', description: 'Configuration of one service hall.' })

export type HallFile = z.output<typeof HallFileSchema>

/** The same as JSON Schema (2020-12), published at /schema/hall.schema.json for editors. */
export function hallJsonSchema(): unknown {
  return z.toJSONSchema(HallFileSchema, { io: 'input' })
}
