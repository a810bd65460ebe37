import { z } from '@hono/zod-openapi'
import { cleanComment } from '#shared/domain/evaluation/comment.ts'
import { PERSON_ROLES } from '../people.ts'
import { SCREEN_KINDS } from '../devices.ts'
import { givenId, InstantSchema } from './parts.ts'

/** Longest of what people call things. */
const NAME_LENGTH = 80
/** Longer than any password may be; longer still is not worth hashing. */
const PASSWORD_LENGTH = 1_024
const HALLS_AT_MOST = 1_000
const ENTRIES_AT_MOST = 500

const RoleSchema = z.enum(PERSON_ROLES).openapi('Role')
const HallsSchema = z
  .union([z.literal('all'), z.array(z.string().min(1).max(64)).min(1).max(HALLS_AT_MOST)])
  .openapi('Halls', { description: 'The halls it is about; `all` includes those that are yet to come.' })
/** Stands in lists and in the chain of acts, where nothing may look like something else. */
const name = z.string().max(NAME_LENGTH).transform(cleanComment).pipe(z.string().min(1))
/** No blanks and nothing that looks like something else: it is typed at a counter, in a hurry. */
const user = z
  .string()
  .trim()
  .min(1)
  .max(32)
  .regex(/^[\p{L}\p{N}._@-]+$/u, 'may have letters, digits and . _ - @ only')
  .openapi({ description: 'What they type to sign in; small and capital letters are the same.' })
const staff = givenId('Who of the hall’s staff a clerk is.')
const password = z.string().min(1).max(PASSWORD_LENGTH)

export const SignInRequestSchema = z
  .strictObject({ user: z.string().min(1).max(64), password })
  .openapi('SignInRequest')

export const SetPasswordRequestSchema = z
  .strictObject({
    code: z.string().min(1).max(64).openapi({ description: 'The one-time code, as it was handed over.' }),
    password: password.openapi({ description: 'At least ten characters.' }),
  })
  .openapi('SetPasswordRequest')

export const ChangePasswordRequestSchema = z
  .strictObject({
    old: password.openapi({ description: 'The password until now.' }),
    password: password.openapi({ description: 'At least ten characters.' }),
  })
  .openapi('ChangePasswordRequest')

export const PersonSchema = z
  .object({
    id: z.string(),
    user: z.string(),
    name: z.string(),
    role: RoleSchema,
    staff: z.string().nullable(),
    halls: HallsSchema,
    createdAt: InstantSchema,
    hasPassword: z.boolean().openapi({ description: 'False until they have set one with their code.' }),
    lastSignInAt: InstantSchema.nullable(),
  })
  .openapi('Person')

const SelfSchema = PersonSchema.pick({ id: true, user: true, name: true, role: true, staff: true, halls: true })

export const SessionSchema = z
  .object({
    kind: z.enum(['demo', 'person', 'token', 'device']),
    person: SelfSchema.nullable(),
    screens: z.array(
      z.object({ kind: z.enum(SCREEN_KINDS), counter: z.string().nullable(), zone: z.string().nullable() }),
    ),
  })
  .openapi('Session', { description: 'Who is asking.' })

export const SessionsEndedSchema = z.object({ sessions: z.int() }).openapi('SessionsEnded')

/** A clerk is somebody of the staff, and nobody else is. */
const CLERK_HAS_STAFF = { error: 'is needed for a clerk, and for nobody else', path: ['staff'] }

export const NewPersonRequestSchema = z
  .strictObject({ user, name, role: RoleSchema, staff: staff.nullish(), halls: HallsSchema.optional() })
  .refine((body) => (body.role === 'clerk') === (typeof body.staff === 'string'), CLERK_HAS_STAFF)
  .openapi('NewPersonRequest')

export const PersonChangeRequestSchema = z
  .strictObject({
    name: name.optional(),
    role: RoleSchema.optional(),
    staff: staff.nullish(),
    halls: HallsSchema.optional(),
  })
  .openapi('PersonChangeRequest')

export const PersonWithCodeSchema = z
  .object({
    person: PersonSchema,
    code: z.string().openapi({ description: 'Sets a password once, at /sign-in/?setup=CODE. Said only now.' }),
    expiresAt: InstantSchema.nullable(),
  })
  .openapi('PersonWithCode')

export const PeopleSchema = z.object({ people: z.array(PersonSchema) }).openapi('People')

export const TokenSchema = z
  .object({ id: z.string(), label: z.string(), halls: HallsSchema, createdAt: InstantSchema, createdBy: z.string() })
  .openapi('Token')

export const TokensSchema = z.object({ tokens: z.array(TokenSchema) }).openapi('Tokens')

export const NewTokenRequestSchema = z
  .strictObject({ label: name, halls: HallsSchema.optional() })
  .openapi('NewTokenRequest')

export const NewTokenSchema = z
  .object({
    token: TokenSchema,
    secret: z.string().openapi({ description: 'Sent as `Authorization: Bearer`. Said only now.' }),
  })
  .openapi('NewToken')

const AuditHeadSchema = z.object({ number: z.int(), hash: z.string() }).openapi('AuditHead')

export const AuditQuerySchema = z.object({
  after: z.coerce
    .number()
    .int()
    .min(0)
    .optional()
    .openapi({ description: 'Entries after that number; without it, the last ones.' }),
  limit: z.coerce.number().int().min(1).max(ENTRIES_AT_MOST).default(50),
})

export const AuditSchema = z
  .object({
    head: AuditHeadSchema.openapi({
      description: 'Write it down: `npm run -s audit -- verify --head N:HASH` holds the chain against it.',
    }),
    entries: z.array(
      z.object({
        number: z.int(),
        at: InstantSchema,
        hall: z.string().nullable(),
        actor: z.string(),
        act: z.string(),
        subject: z.string(),
        data: z.unknown(),
        previous: z.string(),
        hash: z.string(),
      }),
    ),
  })
  .openapi('Audit', { description: 'The chain of privileged acts, oldest first.' })
