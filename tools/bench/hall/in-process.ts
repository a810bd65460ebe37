import type { IncomingMessage } from 'node:http'
import type { HttpBindings } from '@hono/node-server'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { systemClock } from '#server/hall/clock.ts'
import { openHall } from '#server/hall/hall.ts'
import { systemRandom } from '#server/hall/random.ts'
import { createApp } from '#server/http/app.ts'
import { DEFAULT_LIMITS } from '#server/http/parts.ts'
import { listen, portOf } from '#server/node/listener.ts'
import { createPages } from '#server/node/pages.ts'
import { openRawStream } from '#server/node/raw-stream.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'

/** Something a browser asked for. */
export interface SeenRequest {
  readonly path: string
  /** What it was wanted for: `script`, `sharedworker`, `font`, `empty` … */
  readonly wantedFor: string
  /** On the clock all processes share, ms. */
  readonly at: number
  /** Bytes of the answer's body as they went over the line; 0 for a stream. */
  readonly bytes: number
}

/** A demo hall in this process that hands out other pages than `dist/`, and keeps what was asked of it. */
export interface PagesHall {
  readonly url: string
  readonly port: number
  readonly requests: readonly SeenRequest[]
  readonly close: () => Promise<void>
}

/** Serves the pages of `folder`, with everything that they are sent with by the real server. */
export async function openPagesHall(folder: string): Promise<PagesHall> {
  const clock = systemClock()
  const random = systemRandom(clock.now)
  const hall = await openHall({
    id: DEMO_HALL.id,
    config: DEMO_HALL,
    store: new MemoryEventStore(),
    bus: new LocalBus(),
    clock,
    demo: true,
    random,
    log: () => {},
  })
  const app = createApp({
    halls: new Map([[hall.id as string, hall]]),
    mode: { demo: true },
    version: 'bench',
    clock: clock.monotonic,
    limits: DEFAULT_LIMITS,
    publicOrigins: [],
    remoteAddress: (env) => (env as HttpBindings).incoming.socket.remoteAddress ?? null,
    newId: random.id,
    streamOpener: openRawStream,
    pages: createPages(folder),
    onBug: (error) => {
      throw error
    },
  })
  const requests: SeenRequest[] = []
  const answer = async (request: Request, env: HttpBindings): Promise<Response> => {
    const at = performance.timeOrigin + performance.now()
    const response = await app.fetch(request, env)
    if (request.url.includes('/api/')) {
      requests.push({ ...nameOf(env.incoming), at, bytes: 0 })
      return response
    }
    const body = await response.arrayBuffer()
    requests.push({ ...nameOf(env.incoming), at, bytes: body.byteLength })
    return new Response(response.status === 304 ? null : body, response)
  }
  const server = await listen(answer, 0, '127.0.0.1')
  const port = portOf(server)
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    close: async () => {
      await hall.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function nameOf({ url = '', headers }: IncomingMessage): Pick<SeenRequest, 'path' | 'wantedFor'> {
  return { path: url.split('?')[0] ?? '', wantedFor: headers['sec-fetch-dest'] ?? '' }
}
