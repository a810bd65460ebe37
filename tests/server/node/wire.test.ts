import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test } from 'node:test'
import { inFolder, runs, type Running } from './process.ts'

/** Sends bytes and collects what comes back until the server closes, or `until` is in it. */
async function talk(server: Running, sent: string | Buffer, until?: RegExp): Promise<string> {
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
  let got = ''
  const enough = new Promise<void>((resolve) => {
    socket.on('data', (bytes) => {
      got += bytes.toString()
      if (until?.test(got)) resolve()
    })
    socket.on('close', () => resolve())
    socket.on('error', () => resolve())
  })
  socket.end(sent)
  await enough
  socket.destroy()
  return got
}

async function opened(server: Running, path: string): Promise<Socket> {
  const socket = connect(Number(new URL(server.origin).port), '127.0.0.1')
  socket.write(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`)
  await once(socket, 'data')
  return socket
}

const EVENTS = '/api/v1/halls/demo/events'

test('an event is one plain piece on the wire: no chunks, nothing that waits', () =>
  inFolder(async (folder) => {
    const server = await runs(['--data', folder, '--demo=quiet'])
    const socket = await opened(server, `${EVENTS}?after=none:0`)
    const pieces: string[] = []
    const event = new Promise<void>((resolve) => {
      socket.on('data', (bytes) => {
        pieces.push(bytes.toString())
        if (pieces.at(-1)!.includes('ticket.issued')) resolve()
      })
    })
    await server.post('demo/tickets', { service: 'C' })
    await event
    assert.match(pieces.at(-1)!, /^id: \S+:2\nevent: hallcast\.ticket\.issued\ndata: \{.*\}\n\n$/)
    socket.destroy()
    await server.end('SIGTERM')
  }))

test('whatever bytes come in, the server answers with an error of the client, and goes on', () =>
  inFolder(async (folder) => {
    const server = await runs(['--data', folder, '--demo=quiet'])
    const sent: readonly (string | Buffer)[] = [
      'GET / HTTP/1.1\r\n\r\n',
      'GET / HTTP/1.0\r\n\r\n',
      'GET /api/health HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
      'GET /api/health HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n',
      'GET http://evil.example/api/v1/halls/demo HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
      'GET http://[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      'GET //[ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      'GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      'POST /api/v1/halls/demo/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n{}',
      'POST /api/v1/halls/demo/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\nConnection: close\r\n\r\n',
      'POST /api/v1/halls/demo/tickets HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nZZ\r\n',
      'GET /call-board/ HTTP/1.1\r\nHost: 127..0.1\r\nConnection: close\r\n\r\n',
      'GET /call-board/ HTTP/1.1\r\nHost: 1270.0.1\r\nConnection: close\r\n\r\n',
      'BREW /api/v1/halls/demo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
      `GET /api/health HTTP/1.1\r\nHost: localhost\r\nX: ${'y'.repeat(100_000)}\r\n\r\n`,
      Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 37) % 256)),
    ]
    for (const bytes of sent) {
      const got = await talk(server, bytes)
      assert.doesNotMatch(got, /^HTTP\/1\.1 5|\n\s+at /, String(bytes).slice(0, 80))
    }
    assert.match(await talk(server, sent[4]!), /^HTTP\/1\.1 401/)
    const brew = 'BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n'
    for (const [bytes, status, code] of [
      [sent[0]!, 400, 'bad-request'],
      [brew, 400, 'bad-request'],
      [`GET /?${'y'.repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`, 413, 'too-big'],
    ] as const) {
      const got = await talk(server, bytes, /\}$/)
      assert.match(got, new RegExp(`^HTTP/1\\.1 ${status} .*"code":"${code}"`, 's'), String(bytes).slice(0, 40))
      assert.match(got, /^content-type: application\/problem\+json/im)
      assert.match(got, /^x-content-type-options: nosniff/im)
    }
    const reading = await opened(server, EVENTS)
    let more = ''
    reading.on('data', (piece: Buffer) => (more += piece.toString()))
    reading.write(brew)
    await once(reading, 'close')
    assert.doesNotMatch(more, /bad-request/, 'an error never stands inside another answer')
    assert.doesNotMatch(server.stderr(), /"code":"bug"/)
    assert.equal((await fetch(`${server.origin}/api/health`)).status, 200)
    await server.end('SIGTERM')
  }))
