import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings, RequestError } from '@hono/node-server'
import { problemAnswer } from '#server/http/problem.ts'
import { answerResponse } from '#server/http/responses.ts'
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

/** Listens. @throws {UsageError} when the address is taken or not this machine's */
export function listen(fetch: Fetch, port: number, host: string): Promise<Server> {
  const handle = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
    errorHandler: beforeTheApp,
  })
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 30_000 },
    (request, response) => void handle(request, response),
  )
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new UsageError(`--host ${host} --port ${port}: ${meaningOf(error)}`)),
    )
    server.listen(port, host, () => resolve(server))
  })
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
