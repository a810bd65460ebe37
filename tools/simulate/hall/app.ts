import { createApp } from '#server/http/app.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { credentialsOf } from '#server/http/credentials.ts'
import { devicesInMemory } from '#server/devices/in-memory.ts'
import { peopleInMemory } from '#server/people/in-memory.ts'
import type { HallPort } from '#server/hall/hall-port.ts'

/** What the product's HTTP app is handed for one server's life. */
export interface Tenant {
  readonly hall: HallPort
  /** Never goes back within a seed: requests are counted by it, from one server to the next. */
  readonly clock: () => number
  readonly newId: () => string
  readonly onBug: (error: unknown) => void
}

/** The product's HTTP app, and who is served by it now. */
export interface App {
  tenant: Tenant | null
  /** False: it gives nobody a right, as after a lost sign-in. */
  readonly mode: { demo: boolean }
  serve(request: Request, address: string): Promise<Response>
}

function build(): App {
  const halls = new Map<string, HallPort>()
  const mode = { demo: true }
  let tenant: Tenant | null = null
  const people = peopleInMemory()
  const devices = devicesInMemory()
  const app = createApp({
    halls,
    mode,
    people,
    devices,
    credentials: credentialsOf(people, devices),
    version: 'simulated',
    clock: () => tenant?.clock() ?? 0,
    limits: DEFAULT_LIMITS,
    publicOrigins: [],
    remoteAddress: (env) => (env as { readonly address: string }).address,
    newId: () => tenant!.newId(),
    onBug: (error) => tenant?.onBug(error),
  })
  return {
    mode,
    get tenant() {
      return tenant
    },
    set tenant(next) {
      tenant = next
      halls.clear()
      if (next) halls.set(next.hall.id, next.hall)
    },
    serve: async (request, address) => app.fetch(request, { address }),
  }
}

const apps: App[] = []

/**
 * The app of a server's place in the machine. Building one takes longer than a whole seed, and it holds nothing of a
 * hall but what it is handed; so each place keeps its own, and every run of a seed speaks to it from another loopback address,
 * because requests are counted by address and time.
 */
export function appAt(place: number): App {
  return (apps[place] ??= build())
}

let runs = 0

/** A loopback address that no run of a seed has spoken from. */
export function freshAddress(): string {
  const run = ++runs
  return `127.${(run >> 16) & 255}.${(run >> 8) & 255}.${run & 255}`
}
