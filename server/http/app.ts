import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HealthSchema } from '#shared/protocol/schemas/answers.ts'
import { type Endpoint, endpoint } from './endpoint.ts'
import { createFallback } from './fallback.ts'
import { publish } from './openapi.ts'
import type { AppParts } from './parts.ts'
import { Problem, problemAnswer } from './problem.ts'
import { answerResponse } from './responses.ts'
import { announcementEndpoints } from './routes/announcements.ts'
import { auditEndpoints } from './routes/audit.ts'
import { clipEndpoints } from './routes/clips.ts'
import { COUNTER_ENDPOINTS } from './routes/counters.ts'
import { deviceEndpoints } from './routes/devices.ts'
import { evaluationEndpoints } from './routes/evaluations.ts'
import { hallEndpoints } from './routes/hall.ts'
import { pairingEndpoints } from './routes/pairing.ts'
import { peopleEndpoints } from './routes/people.ts'
import { sessionEndpoints } from './routes/session.ts'
import { ticketEndpoints } from './routes/tickets.ts'
import { tokenEndpoints } from './routes/tokens.ts'
import { createGate, serve } from './serve.ts'
import { openWebStream } from './stream-opener.ts'

/** The routes of the server itself, beside those of its halls. */
function serverEndpoints({ version, clock, halls }: AppParts, document: () => unknown): readonly Endpoint[] {
  const startedAt = clock()
  const languages = () => [
    ...new Set([...halls.values()].flatMap((hall) => hall.fold().queue.hall?.board.languages ?? [])),
  ]
  const health = endpoint({
    method: 'get',
    path: '/api/health',
    action: 'see-health',
    id: 'getHealth',
    summary: 'Is the server able to serve?',
    status: 200,
    answer: HealthSchema,
    codes: [],
    handle: () => ({
      status: 200,
      body: { status: 'ok', version, uptimeMs: Math.round(clock() - startedAt), languages: languages() },
    }),
  })
  const openapi = endpoint({
    method: 'get',
    path: '/api/openapi.json',
    action: 'see-openapi',
    id: 'getOpenApi',
    summary: 'This document.',
    status: 200,
    answer: 'application/json',
    codes: [],
    handle: () => ({ status: 200, body: document() }),
  })
  return [health, openapi]
}

/** Every endpoint of a hall server, in the order it is published. */
export function endpointsOf(parts: AppParts, document: () => unknown): readonly Endpoint[] {
  return [
    ...serverEndpoints(parts, document),
    ...hallEndpoints(parts.streamOpener ?? openWebStream, parts.credentials),
    ...ticketEndpoints(parts.newId, parts.publicOrigins[0] ?? null),
    ...evaluationEndpoints(parts),
    ...announcementEndpoints,
    ...clipEndpoints(parts.clips),
    ...COUNTER_ENDPOINTS,
    ...pairingEndpoints(parts),
    ...deviceEndpoints(parts),
    ...sessionEndpoints(parts),
    ...peopleEndpoints(parts.people, parts.halls),
    ...tokenEndpoints(parts.people.tokens, parts.halls),
    ...auditEndpoints(parts.people),
  ]
}

/** The hall server as `Request → Response`, with web-standard means only. Every route and everything else passes the gate. */
export function createApp(parts: AppParts): OpenAPIHono {
  const app = new OpenAPIHono()
  let published: unknown
  const document = () => {
    published ??= app.getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Hallcast', version: parts.version } })
    return published
  }
  const gate = createGate(parts)
  const endpoints = endpointsOf(parts, document)
  for (const definition of endpoints) {
    publish(app, definition)
    app.on(definition.method, definition.path.replaceAll(/\{(\w+)\}/g, ':$1'), serve(definition, parts, gate))
  }
  app.notFound(createFallback(endpoints, parts, gate))
  app.onError((error, context) => failed(error, context, parts))
  return app
}

/** An error as the client sees it: what was foreseen with its code, everything else as a bug without particulars. */
function failed(error: unknown, context: Context, { onBug }: AppParts): Response {
  if (error instanceof Problem) return answerResponse(problemAnswer(error.code, error.facts), error.headers)
  // The other end went away while it was sending; there is nobody to tell.
  if (context.req.raw.signal.aborted) return answerResponse(problemAnswer('bad-request'))
  onBug(error)
  return answerResponse(problemAnswer('server-bug'))
}
