import { endpointsOf } from '#server/http/app.ts'
import type { Endpoint } from '#server/http/endpoint.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { devicesInMemory } from '#server/devices/in-memory.ts'
import { peopleInMemory } from '#server/people/in-memory.ts'

/** The routes of a server that has no halls: enough to describe them. */
export function documentedEndpoints(): readonly Endpoint[] {
  const people = peopleInMemory()
  const devices = devicesInMemory()
  const parts = {
    halls: new Map(),
    mode: { demo: false },
    people,
    devices,
    credentials: credentialsOf(people, devices),
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
