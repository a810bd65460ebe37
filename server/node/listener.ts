import { createServer, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import type { ErrorCode } from '#shared/protocol/errors.ts'
import { problemAnswer } from '#server/http/problem.ts'
import { answerResponse, SECURITY_HEADERS } from '#server/http/responses.ts'
import { logBug } from './log.ts'
import { UsageError } from './options.ts'

type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

/** Longer than a browser keeps an idle connection, so that a clerk's click never meets one that is just closing. */
const KEEP_ALIVE_MS = 75_000

/** Whatever goes wrong before the app has the request: an address or a Host that cannot be one. */
function beforeTheApp(error: unknown): Response {
  if (error instanceof RequestError) return answerResponse(problemAnswer('bad-request'))
  logBug(error)
  return answerResponse(problemAnswer('server-bug'))
}

/** What Node calls what is wrong with the bytes. A slow line is no fault of what it carries: whoever sent it tries again. */
const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  HPE_HEADER_OVERFLOW: 'too-big',
  ERR_HTTP_REQUEST_TIMEOUT: 'too-slow',
}

/** Bytes that are no HTTP never reach the app; they get an error of the same kind, and the line is closed. */
function refuseBytes({ code }: NodeJS.ErrnoException, socket: Duplex, underWay: ServerResponse | undefined): void {
  // What has begun cannot be answered otherwise any more.
  if (!socket.writable || (underWay?.headersSent && !underWay.writableFinished)) return void socket.destroy()
  const { status, body } = problemAnswer(REFUSALS[code ?? ''] ?? 'bad-request')
  const text = JSON.stringify(body)
  const headers = Object.entries({
    ...SECURITY_HEADERS,
    'Cache-Control': 'no-store',
    'Content-Type': 'application/problem+json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    Connection: 'close',
  }).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${headers.join('')}\r\n${text}`)
}

/** Listens. @throws {UsageError} when the address is taken or not this machine's */
export function listen(fetch: Fetch, port: number, host: string): Promise<Server> {
  const handle = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    errorHandler: beforeTheApp,
  })
  const latest = new WeakMap<Duplex, ServerResponse>()
  const server = createServer(
    // A missing Host is the app's to refuse, like every other fault of a request.
    { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000, requireHostHeader: false },
    (request, response) => {
      latest.set(request.socket, response)
      void handle(request, response)
    },
  )
  server.on('clientError', (error, socket) => refuseBytes(error, socket, latest.get(socket)))
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new UsageError(`--host ${host} --port ${port}: ${meaningOf(error)}`)),
    )
    server.listen(port, host, () => resolve(server))
  })
}

/** Can a server listen there? @throws {UsageError} when it cannot */
export async function assertCanListen(port: number, host: string): Promise<void> {
  const server = await listen(() => new Response(null, { status: 503 }), port, host)
  await closeServer(server, 0)
}

function meaningOf({ code }: NodeJS.ErrnoException): string {
  if (code === 'EADDRINUSE') return 'another program listens there. Choose another --port.'
  if (code === 'EACCES') return 'this user may not listen there. Choose a --port from 1024 on.'
  return `this machine cannot listen there (${code}). Check --host.`
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

/** Ends every connection, in peace if they come to an end by then. */
export function closeServer(server: Server, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    server.closeIdleConnections()
  })
}
