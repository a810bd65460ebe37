import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { STREAM_HEADERS } from '#server/http/responses.ts'

// The floor in Node: every POST is one frame, built once, written raw to every socket. No log, no rights, no positions.
const readers = new Set<Socket>()

const server = createServer((request, response) => {
  if (request.method === 'POST') {
    const parts: Buffer[] = []
    request.on('data', (chunk: Buffer) => parts.push(chunk))
    request.on('end', () => {
      const frame = Buffer.concat(parts)
      for (const reader of readers) reader.write(frame)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    return
  }
  response.useChunkedEncodingByDefault = false
  response.writeHead(200, { ...STREAM_HEADERS, Connection: 'close' })
  response.flushHeaders()
  const { socket } = request
  socket.setNoDelay(true)
  readers.add(socket)
  socket.once('close', () => readers.delete(socket))
})

server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
