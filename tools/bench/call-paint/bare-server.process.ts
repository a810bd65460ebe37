import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SECURITY_HEADERS, STREAM_HEADERS } from '#server/http/responses.ts'
import type { Pieces } from './frames.ts'

// The floor: a stream server with nothing in it. It writes the bytes it was given and keeps nothing.
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bare</title></head><body></body></html>`

const readers = new Set<ServerResponse>()
let pieces: Pieces

process.once('message', (given: Pieces) => {
  pieces = given
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})

/** The recorded piece, at the counter of this call. */
function pieceOf(path: string, counter: string): Buffer {
  const piece = path === '/call' ? pieces.called : pieces.between
  return Buffer.from(piece.replaceAll('"counterId":"1"', `"counterId":"${counter}"`))
}

const server = createServer((request, response) => {
  const path = request.url ?? '/'
  if (path === '/events') {
    response.useChunkedEncodingByDefault = false
    response.writeHead(200, { ...STREAM_HEADERS, Connection: 'close' })
    response.flushHeaders()
    response.socket?.setNoDelay(true)
    readers.add(response)
    response.once('close', () => readers.delete(response))
    return
  }
  if (request.method === 'POST') {
    let body = ''
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    request.on('end', () => {
      const { counter } = JSON.parse(body) as { readonly counter: string }
      const piece = pieceOf(path, counter)
      for (const reader of readers) reader.socket?.write(piece)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    return
  }
  response.writeHead(path === '/' ? 200 : 404, { ...SECURITY_HEADERS, 'content-type': 'text/html; charset=utf-8' })
  response.end(PAGE)
})
