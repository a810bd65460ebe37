import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { Ear } from './ear.ts'

/** What the readers' process is told: whom to read, and how many they are. */
export interface ReadersOrder {
  readonly port: number
  readonly path: string
  /** One header line more, `Last-Event-ID: …`; empty for none. */
  readonly header: string
  readonly readers: number
  readonly perSecond: number
}

/** What all readers together have heard so far. */
export interface ReadersReport {
  readonly open: number
  readonly frames: number
  readonly events: number
  /** Events missing, doubled or out of order. */
  readonly wrong: number
  /** Sequence the slowest reader has reached. */
  readonly slowest: number
}

/** Readers from one address: the hall lets each ask two thousand times at once. */
const READERS_PER_ADDRESS = 1_000

// Thousands of readers in one process, cheap enough to leave the other processor to the server.
const ears: Ear[] = []
const sockets: Socket[] = []

async function open({ port, path, header, readers, perSecond }: ReadersOrder): Promise<void> {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAccept: text/event-stream\r\n${header ? `${header}\r\n` : ''}\r\n`
  const startedAt = performance.now()
  for (let reader = 0; reader < readers; reader++) {
    const ahead = (reader / perSecond) * 1_000 - (performance.now() - startedAt)
    if (ahead > 5) await wait(ahead)
    const ear = new Ear()
    ears.push(ear)
    const localAddress = `127.0.2.${Math.floor(reader / READERS_PER_ADDRESS) + 1}`
    const socket = connect({ port, host: '127.0.0.1', localAddress }, () => socket.write(request))
    socket
      .on('data', (chunk) => ear.hear(chunk))
      .on('error', () => {})
      .on('close', () => ear.end())
    sockets.push(socket)
  }
}

function report(): ReadersReport {
  const sum = (of: (ear: Ear) => number): number => ears.reduce((total, ear) => total + of(ear), 0)
  return {
    open: ears.filter(({ isOpen }) => isOpen).length,
    frames: sum(({ frames }) => frames),
    events: sum(({ events }) => events),
    wrong: sum(({ wrong }) => wrong),
    slowest: ears.reduce((least, { sequence }) => Math.min(least, sequence), Infinity),
  }
}

process.on('message', (order: ReadersOrder | 'report' | 'end') => {
  if (order === 'report') process.send?.(report())
  else if (order === 'end') {
    for (const socket of sockets) socket.destroy()
    process.exit(0)
  } else void open(order)
})
