import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** An answer that the hall did not give. */
export interface StrangeAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** A stream that was asked for. */
export interface AskedStream {
  /** Monotonic ms of this process. */
  readonly at: number
  /** The position it goes on from; null: from a snapshot. */
  readonly from: string | null
  /** The hall answered it, and not we. */
  readonly passed: boolean
}

/** What the box does with what passes; changed while it is at work. */
export interface Meddling {
  /** Answers instead of the hall. */
  answer: (path: string) => StrangeAnswer | null
  /** What becomes of one frame of a stream: doubled, held back for later, lost. */
  frames: ((frame: string) => readonly string[]) | null
  /** Lets so many bytes a second of a stream through; null: all that come. */
  bytesPerSecond: number | null
}

/** A proxy that understands HTTP and event streams, between a browser and the hall. */
export interface MiddleBox {
  readonly port: number
  readonly url: string
  readonly meddling: Meddling
  readonly streams: readonly AskedStream[]
  /** Every request that came, by path. */
  readonly requests: readonly string[]
  /** Ends every stream that is open. */
  readonly endStreams: () => void
  readonly close: () => void
}

/** Between two looks at a stream that is read slowly, ms. */
const SIP_MS = 50

/** Lays a box before the hall at `hallPort`. It speaks to the hall from and as its own machine, whatever name it is called by. */
export async function openMiddleBox(hallPort: number): Promise<MiddleBox> {
  const meddling: Meddling = { answer: () => null, frames: null, bytesPerSecond: null }
  const streams: AskedStream[] = []
  const requests: string[] = []
  const open = new Set<ServerResponse>()
  const sockets = new Set<Socket>()
  const server = createServer((asked, answer) => {
    const { url: path = '/' } = asked
    requests.push(path)
    const isStream = path.includes('/events')
    const strange = meddling.answer(path)
    const from = String(asked.headers['last-event-id'] ?? '') || null
    if (isStream) streams.push({ at: performance.now(), from, passed: strange === null })
    if (strange) return void answer.writeHead(strange.status, strange.headers).end(strange.body)
    const far = request({
      host: '127.0.0.1',
      port: hallPort,
      method: asked.method,
      path,
      headers: headersOf(asked, hallPort),
      // One that was kept open may just be closing.
      agent: false,
    })
    far.on('error', () => answer.destroy())
    far.on('response', (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      if (!isStream) return void given.pipe(answer)
      open.add(answer)
      answer.on('close', () => {
        open.delete(answer)
        given.destroy()
      })
      given.on('error', () => answer.destroy()).on('end', () => answer.end())
      void bring(given, answer, meddling).catch(() => answer.destroy())
    })
    asked.pipe(far)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.setNoDelay(true).on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    meddling,
    streams,
    requests,
    endStreams: () => open.forEach((answer) => answer.destroy()),
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

/** The hall is spoken to by its own name: a demo answers nobody who calls it otherwise. */
function headersOf({ headers }: IncomingMessage, hallPort: number): Record<string, string | string[] | undefined> {
  const host = `127.0.0.1:${hallPort}`
  const { origin, referer: _referer, ...others } = headers
  const ours = { ...others, host, connection: 'close' }
  return origin === undefined ? ours : { ...ours, origin: `http://${host}` }
}

/** Brings a stream to its reader, frame by frame or sip by sip. */
async function bring(given: IncomingMessage, answer: ServerResponse, meddling: Meddling): Promise<void> {
  let text = ''
  for await (const chunk of given as AsyncIterable<Buffer>) {
    if (meddling.frames === null) answer.write(chunk)
    else {
      text += chunk.toString()
      const frames = text.split('\n\n')
      text = frames.pop() ?? ''
      for (const frame of frames) for (const kept of meddling.frames(`${frame}\n\n`)) answer.write(kept)
    }
    const { bytesPerSecond } = meddling
    if (bytesPerSecond !== null) {
      const until = performance.now() + (chunk.length / bytesPerSecond) * 1_000
      while (meddling.bytesPerSecond !== null && !answer.destroyed && performance.now() < until) await wait(SIP_MS)
    }
  }
}
