import { createServer, connect, type AddressInfo, type Socket } from 'node:net'

/**
 * What the line does: `good` passes everything; `dead` lets no byte through and tells nobody (a pulled cable behind a
 * switch: what is under way arrives when it is plugged in again); `cut` ends what is open and refuses what is new; `api-503` ends what is open and
 * answers the interface with a proxy's 503, while pages still come.
 */
export type LineState = 'good' | 'dead' | 'cut' | 'api-503'

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

function hold({ near, far }: Pair): void {
  near.pause()
  far.pause()
}

function release({ near, far }: Pair): void {
  near.resume()
  far.resume()
}

/** Lays a line to the server's port. */
export async function openLine(port: number): Promise<Line> {
  let state: LineState = 'good'
  const requests: SeenRequest[] = []
  const pairs = new Set<Pair>()

  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy()
    const far = connect(port, '127.0.0.1')
    const pair = { near, far }
    pairs.add(pair)
    const end = (): void => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    near.on('data', (chunk) => {
      const [, method, path] = REQUEST.exec(chunk.toString('latin1')) ?? []
      if (method && path) requests.push({ method, path, at: Date.now() })
      if (state === 'api-503' && path?.startsWith('/api/')) near.end(UNAVAILABLE)
      else far.write(chunk)
    })
    far.on('data', (chunk) => near.write(chunk))
    for (const socket of [near, far]) socket.on('error', () => {}).on('close', end)
    if (state === 'dead') hold(pair)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })

  const drop = (): void => {
    for (const { near, far } of pairs) {
      near.destroy()
      far.destroy()
    }
    pairs.clear()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    streams: () => requests.filter(({ path }) => path.includes('/events')),
    become: (next) => {
      state = next
      if (next === 'dead') for (const pair of pairs) hold(pair)
      else if (next === 'good') for (const pair of pairs) release(pair)
      else drop()
    },
    close: () => {
      drop()
      server.close()
    },
  }
}
