import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { test } from 'node:test'
import type { FrameSink } from '#server/hall/hall-port.ts'
import { openRawStream } from '#server/node/raw-stream.ts'

const FRAME = new Uint8Array(1024 * 1024).fill(0x2e)
const HEADERS = { 'Content-Type': 'text/event-stream' }

/** One reader's socket, and the server's end of its stream. */
async function withReader(work: (sink: FrameSink, until: AbortSignal, reader: Socket) => Promise<void>): Promise<void> {
  const opened = Promise.withResolvers<{ sink: FrameSink; until: AbortSignal }>()
  const over = Promise.withResolvers<void>()
  const server = createServer((incoming, outgoing) => {
    const context = { env: { incoming, outgoing } } as unknown as Parameters<typeof openRawStream>[0]
    openRawStream(context, HEADERS, (sink, until) => {
      opened.resolve({ sink, until })
      return over.promise
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1')
  try {
    reader.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    const { sink, until } = await opened.promise
    await work(sink, until, reader)
  } finally {
    reader.destroy()
    over.resolve()
    server.closeAllConnections()
    server.close()
  }
}

/** Writes until the reader's and the system's buffers are full and the rest waits here. */
function fill(sink: FrameSink): void {
  for (let frames = 0; sink.waiting <= 2 * FRAME.length && frames < 64; frames++) sink.write(FRAME)
}

test('what a reader does not take is counted, and a backlog waits until it does', () =>
  withReader(async (sink, _until, reader) => {
    await once(reader, 'data')
    reader.pause()
    fill(sink)
    assert.ok(sink.waiting > 64 * 1024)
    let drained = false
    const waiting = sink.drained().then(() => (drained = true))
    await new Promise((resolve) => setImmediate(resolve))
    assert.equal(drained, false)
    reader.resume()
    await waiting
    assert.ok(sink.waiting < 64 * 1024)
  }))

test('a reader that does not keep up is cut, not fed to the end', () =>
  withReader(async (sink, until, reader) => {
    await once(reader, 'data')
    reader.pause()
    fill(sink)
    reader.on('error', () => {})
    const gone = new Promise((resolve) => until.addEventListener('abort', resolve))
    sink.close()
    await gone
    await sink.drained()
    sink.write(FRAME)
  }))

test('a reader that keeps up gets the last frame before its stream ends', () =>
  withReader(async (sink, _until, reader) => {
    let got = ''
    reader.on('data', (bytes: Buffer) => (got += bytes.toString()))
    sink.write(new TextEncoder().encode('event: last\n\n'))
    sink.close()
    await once(reader, 'end')
    assert.match(got, /^HTTP\/1\.1 200 OK\r\nContent-Type: text\/event-stream\r\nConnection: close\r\n/)
    assert.doesNotMatch(got, /transfer-encoding/i)
    assert.match(got, /\r\n\r\nevent: last\n\n$/)
  }))

test('a reader that leaves ends its stream', () =>
  withReader(async (_sink, until, reader) => {
    reader.destroy()
    if (!until.aborted) await new Promise((resolve) => until.addEventListener('abort', resolve))
    assert.ok(until.aborted)
  }))
