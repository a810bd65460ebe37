import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SECURITY_HEADERS, STREAM_HEADERS } from '#server/http/responses.ts'
import type { FramePair } from './frames.ts'

// The floor: a stream server and a page with nothing in them. It writes the bytes it was given and keeps nothing.
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>bare</title></head>
<body><p>waiting</p><script src="/bare.js"></script></body></html>`

const SCRIPT = `const text = document.querySelector('p').firstChild
const read = async () => {
  const reader = (await fetch('/events')).body.getReader()
  const decoder = new TextDecoder()
  document.body.dataset.live = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const frame = decoder.decode(value, { stream: true })
    const field = (name) => frame.slice(frame.indexOf(name) + name.length).split('"', 1)[0]
    const kind = frame.includes('event: MARK') ? 'called' : 'between'
    text.data = kind + ' ' + field('"ticketNumber":"') + '@' + field('"counterId":"')
  }
}
void read()
`

const readers = new Set<ServerResponse>()
let frames: FramePair

process.once('message', (given: FramePair) => {
  frames = given
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
})

/** The recorded frame, at the counter of this call. */
function frameOf(path: string, counter: string): Buffer {
  const frame = path === '/call' ? frames.called : frames.between
  return Buffer.from(frame.replaceAll('"counterId":"1"', `"counterId":"${counter}"`))
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
      const frame = frameOf(path, counter)
      for (const reader of readers) reader.socket?.write(frame)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
    return
  }
  const isScript = path === '/bare.js'
  response.writeHead(path === '/' || isScript ? 200 : 404, {
    ...SECURITY_HEADERS,
    'content-type': isScript ? 'text/javascript; charset=utf-8' : 'text/html; charset=utf-8',
  })
  response.end(isScript ? SCRIPT.replace('MARK', frames.mark) : PAGE)
})
