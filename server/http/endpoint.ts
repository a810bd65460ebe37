import type { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ErrorCode } from '#shared/protocol/errors.ts'
import type { Answer, Ask, HallPort } from '#server/hall/hall-port.ts'
import type { Principal } from './principal.ts'
import type { Action } from './rights.ts'

/** One route as it is served, validated and published: there is no other way into the app. */
export interface Endpoint<Body extends z.ZodType = z.ZodType> {
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  /** In OpenAPI's form, `/halls/{hall}/tickets`. */
  readonly path: string
  readonly action: Action
  readonly id: string
  readonly summary: string
  readonly query?: z.ZodObject
  readonly body?: Body
  readonly status: number
  /** Shape of the answer; none for an answer without body, a string for another media type than JSON. */
  readonly answer?: z.ZodType | string
  /** What may go wrong besides what may go wrong everywhere. */
  readonly codes: readonly ErrorCode[]
  readonly handle: (asked: Asked<z.output<Body>>) => Promise<Answer | Response> | Answer | Response
}

/** A request that has passed every gate. */
export interface Asked<Body = unknown> {
  readonly context: Context
  readonly principal: Principal
  /** Somebody is signed in there, whether it is they who are heard or their device. */
  readonly isStaff: boolean
  /** Path parameters by name; '' for one the path has not. */
  readonly param: (name: string) => string
  readonly hall: HallPort
  readonly body: Body
  readonly once: Ask['once']
}

/** Keeps the type of the body between schema and handler, then forgets it, so that routes fit one list. */
export function endpoint<Body extends z.ZodType>(definition: Endpoint<Body>): Endpoint {
  return definition
}
