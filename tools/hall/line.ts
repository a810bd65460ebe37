import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/**
 * What the line does: `good` passes everything; `dead` lets no byte through and tells nobody (a pulled cable behind a
 * switch: what is under way arrives when it is plugged in again); `mute` lets nothing more come back on what is open, while what is new passes
 * (a router that forgot its connections); `deaf` lets nothing go to the server, old or new, while what is open is still heard; `cut` ends what is
 * open and refuses what is new; `api-503` ends what is open and answers the interface with a proxy's 503, while pages still come.
 */
export type LineState = 'good' | 'dead' | 'mute' | 'deaf' | 'cut' | 'api-503'

/** A request that went through, or into, the line. */
export interface SeenRequest {
  readonly path: string
  readonly method: string
  /** Epoch ms. */
  readonly at: number
}

/** A network between a browser and the hall server, to be troubled at will. */
export interface Line {
  readonly url: string
  readonly requests: readonly SeenRequest[]
  /** Event streams asked for so far. */
  readonly streams: () => readonly SeenRequest[]
  /** When the last bytes of a stream went to the browser, epoch ms. */
  readonly heardAt: () => number
  readonly become: (state: LineState) => void
  readonly close: () => void
}

const REQUEST = /^(GET|POST|HEAD|PUT|DELETE|OPTIONS) (\S+) HTTP\/1\.1\r\n/

const UNAVAILABLE = [
  'HTTP/1.1 503 Service Unavailable',
  'Content-Type: text/html',
  'Content-Length: 28',
  'Connection: close',
  '',
  '<h1>503 nothing is here</h1>',
].join('\r\n')

/** Both ends of one connection. */
interface Pair {
  readonly near: Socket
  readonly far: Socket
}

/** Holds back what a troubled line does not bring. */
function hold({ near, far }: Pair, state: LineState): void {
  if (state === 'dead' || state === 'deaf') near.pause()
  if (state === 'dead' || state === 'mute') far.pause()
}

function release({ near, far }: Pair): void {
  near.resume()
  far.resume()
}

function destroy({ near, far }: Pair): void {
  near.destroy()
  far.destroy()
}

/** Lays a line to the server's port. */
export async function openLine(port: number): Promise<Line> {
  let state: LineState = 'good'
  let heardAt = 0
  const requests: SeenRequest[] = []
  const pairs = new Set<Pair>()

  const ask = ({ near, far }: Pair, chunk: Buffer): boolean => {
    const [, method, path] = REQUEST.exec(chunk.toString('latin1')) ?? []
    if (method && path) requests.push({ method, path, at: Date.now() })
    if (state === 'api-503' && path?.startsWith('/api/')) near.end(UNAVAILABLE)
    else far.write(chunk)
    return path?.includes('/events') ?? false
  }
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy()
    const pair = { near, far: connect(port, '127.0.0.1') }
    const { far } = pair
    pairs.add(pair)
    let isStream = false
    near.on('data', (chunk) => {
      isStream = ask(pair, chunk)
    })
    far.on('data', (chunk) => {
      near.write(chunk)
      if (isStream) heardAt = performance.timeOrigin + performance.now()
    })
    const end = (): void => {
      pairs.delete(pair)
      destroy(pair)
    }
    for (const socket of [near, far]) socket.on('error', () => {}).on('close', end)
    if (state !== 'mute') hold(pair, state)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })

  const drop = (): void => {
    pairs.forEach(destroy)
    pairs.clear()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    heardAt: () => heardAt,
    streams: () => requests.filter(({ path }) => path.includes('/events')),
    become: (next) => {
      state = next
      if (next === 'cut' || next === 'api-503') return drop()
      for (const pair of pairs) {
        release(pair)
        hold(pair, next)
      }
    },
    close: () => {
      drop()
      server.close()
    },
  }
}
