import { Agent, request } from 'node:http'
import { ERRORS, type ErrorCode } from '#shared/protocol/errors.ts'

/** So long an answer may take, ms; a stream's has begun by then. */
const PATIENCE_MS = 20_000

/** Addresses of this machine that requests come from, so that the limit by address lets them through to the routes. */
export const ADDRESSES: readonly string[] = Array.from({ length: 24 }, (_, index) => `127.0.1.${index + 1}`)

/** Lines that stay open, a few from each address. */
export function openAgents(): readonly Agent[] {
  return ADDRESSES.map((localAddress) => new Agent({ keepAlive: true, maxSockets: 2, localAddress }))
}

export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | string
}

export interface Told {
  readonly status: number
  readonly type: string
  readonly text: string
}

/** One request of any bytes. A stream is left as soon as it has begun. @throws {Error} when the line breaks or nothing comes */
export function ask(port: number, agent: Agent, { method, path, headers = {}, body }: Asked): Promise<Told> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }
    const options = { host: '127.0.0.1', port, agent, method, path, headers: { ...length, ...headers } }
    const asked = request({ ...options, timeout: PATIENCE_MS }, (answer) => {
      const type = answer.headers['content-type'] ?? ''
      const status = answer.statusCode ?? 0
      if (type.startsWith('text/event-stream')) {
        resolve({ status, type, text: '' })
        return void asked.destroy()
      }
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (piece: string) => (text += piece))
      answer.on('end', () => resolve({ status, type, text }))
      answer.on('error', reject)
    })
    asked.on('timeout', () => asked.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)))
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Where in the code something happened is nobody's business outside. */
const STACK = /\n\s+at |node:internal|\.ts:\d+/

/** What does not hold of a refusal; empty for a problem with a code of the table, under its status, that tells no secrets. */
export function faultsOfRefusal({ status, type, text }: Told): readonly string[] {
  if (STACK.test(text)) return [`a stack trace: ${text.slice(0, 200)}`]
  if (!type.startsWith('application/problem+json')) return [`${status} as ${type || 'nothing'}: ${text.slice(0, 100)}`]
  const { code } = JSON.parse(text) as { readonly code: ErrorCode }
  const known = ERRORS[code]
  return known?.status === status && status < 500 ? [] : [`${status} with the code ${code}`]
}
