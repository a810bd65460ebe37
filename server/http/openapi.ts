import type { OpenAPIHono } from '@hono/zod-openapi'
import { z } from '@hono/zod-openapi'
import { ERRORS, type ErrorCode } from '#shared/protocol/errors.ts'
import { ProblemSchema } from '#shared/protocol/schemas/answers.ts'
import type { Endpoint } from './endpoint.ts'
import { RIGHTS } from './rights.ts'

type PathConfig = Parameters<OpenAPIHono['openAPIRegistry']['registerPath']>[0]
type Responses = PathConfig['responses']

/** What may go wrong on any route, on any that is not for anyone, on any that changes something, and on any that takes a body. */
const EVERYWHERE: readonly ErrorCode[] = ['too-many', 'server-bug']
const NOT_FOR_ANYONE: readonly ErrorCode[] = ['no-credentials', 'no-right']
const CHANGING: readonly ErrorCode[] = ['forbidden-origin', 'store-full']
const WITH_BODY: readonly ErrorCode[] = ['bad-input', 'bad-json', 'too-big', 'not-json']
/** On any that changes a hall's log. */
const IN_A_HALL: readonly ErrorCode[] = ['bad-key', 'key-reused', 'store-trouble', 'hall-stopping']

/** Is it done once under one `Idempotency-Key`? What changes a hall is; accounts are kept apart from its log. */
export function takesKey({ method, path }: Pick<Endpoint, 'method' | 'path'>): boolean {
  return method === 'post' && path.includes('{hall}')
}

/** Every code a route may answer with. */
export function codesOf(endpoint: Endpoint): readonly ErrorCode[] {
  const { method, action, query, body, codes } = endpoint
  return [
    ...new Set([
      ...codes,
      ...(body ? WITH_BODY : []),
      ...(method === 'get' ? [] : CHANGING),
      ...(takesKey(endpoint) ? IN_A_HALL : []),
      ...(query ? (['bad-input'] as const) : []),
      ...(RIGHTS[action].anyone ? [] : NOT_FOR_ANYONE),
      ...EVERYWHERE,
    ]),
  ]
}

function problemResponses(codes: readonly ErrorCode[]): Responses {
  const content = { 'application/problem+json': { schema: ProblemSchema } }
  const statuses = [...new Set(codes.map((code) => ERRORS[code].status))]
  const named = (status: number) => codes.filter((code) => ERRORS[code].status === status).join(', ')
  return Object.fromEntries(statuses.map((status) => [status, { description: named(status), content }]))
}

function goodResponse({ answer }: Endpoint) {
  if (answer === undefined) return { description: 'Done.' }
  const content =
    typeof answer === 'string' ? { [answer]: { schema: z.string() } } : { 'application/json': { schema: answer } }
  return { description: 'Done.', content }
}

const IdempotencyHeader = z.object({
  'Idempotency-Key': z
    .string()
    .min(1)
    .max(255)
    .optional()
    .openapi({ description: 'The same key with the same body gives the first answer again, for 24 h.' }),
})

/** Publishes a route in the OpenAPI document, from the same schemas that validate its requests. */
export function publish(app: OpenAPIHono, endpoint: Endpoint): void {
  const { method, path, id, summary, query, body, status } = endpoint
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
  const params = z.object(Object.fromEntries(names.map((name) => [name, z.string()])))
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    operationId: id,
    request: {
      ...(names.length > 0 ? { params } : {}),
      ...(query ? { query } : {}),
      ...(takesKey(endpoint) ? { headers: IdempotencyHeader } : {}),
      ...(body
        ? { body: { required: !body.safeParse({}).success, content: { 'application/json': { schema: body } } } }
        : {}),
    },
    responses: { [status]: goodResponse(endpoint), ...problemResponses(codesOf(endpoint)) },
  })
}
