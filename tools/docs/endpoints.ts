import { endpointsOf } from '#server/http/app.ts'
import type { Endpoint } from '#server/http/endpoint.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { peopleInMemory } from '#server/people/in-memory.ts'

/** The routes of a server that has no halls: enough to describe them. */
export function documentedEndpoints(): readonly Endpoint[] {
  const people = peopleInMemory()
  const parts = {
    halls: new Map(),
    mode: { demo: false },
    people,
    credentials: credentialsOf(people),
    version: '',
    clock: () => 0,
    limits: DEFAULT_LIMITS,
    publicOrigins: [],
    remoteAddress: () => null,
    newId: () => '',
    onBug: () => {},
  }
  return endpointsOf(parts, () => null)
}
