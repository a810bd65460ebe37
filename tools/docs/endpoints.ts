import { endpointsOf } from '#server/http/app.ts'
import type { Endpoint } from '#server/http/endpoint.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { NOBODY } from '#server/http/principal.ts'

/** The routes of a server that has no halls: enough to describe them. */
export function documentedEndpoints(): readonly Endpoint[] {
  const parts = {
    halls: new Map(),
    mode: { demo: false },
    credentials: NOBODY,
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
