import { join } from 'node:path'
import { Desk } from '../hall/desk.ts'
import { Poster } from '../hall/poster.ts'
import { end, hear, startModule } from '../hall/process.ts'
import { startServer } from '#tools/hall/server.ts'
import { openNchan } from './nchan.ts'

/** A server that tells thousands of readers what one client sends. */
export interface Broadcaster {
  readonly port: number
  readonly pid: number
  readonly path: string
  /** What a reader adds to its request to begin where the server is. */
  readonly header: string
  /** Sends one message and gives its sequence, once the server has answered. */
  readonly publish: () => Promise<number>
  readonly close: () => Promise<void>
}

export interface BroadcastSubject {
  readonly name: string
  readonly open: () => Promise<Broadcaster>
}

/** The real server: a clerk calls the same customer again and again, each durable in SQLite before anyone hears of it. */
async function openOurs(): Promise<Broadcaster> {
  const hall = await startServer()
  const desk = new Desk(hall.port)
  await desk.openAll()
  await desk.take('A')
  let { epoch, sequence } = (await desk.at('1', 'call-next')).body
  return {
    port: hall.port,
    pid: hall.pid,
    path: '/api/v1/halls/demo/events',
    get header() {
      return `Last-Event-ID: ${epoch}:${sequence}`
    },
    publish: async () => {
      ;({ epoch, sequence } = (await desk.at('1', 'recall')).body)
      return sequence
    },
    close: async () => {
      desk.close()
      await hall.end()
    },
  }
}

/** The recorded piece at the next places of the log. */
function pieceAfter(piece: string, sequence: number): string {
  let id = sequence
  let place = sequence
  return piece
    .replaceAll(/^(id: [^:]+):\d+/gm, (_, epoch: string) => `${epoch}:${++id}`)
    .replaceAll(/"sequence":\d+/g, () => `"sequence":${++place}`)
}

/** Every message of a piece on a socket, in one write, as ours does it. */
function rawSubject(piece: string): BroadcastSubject {
  const messages = eventsIn(piece)
  const open = async (): Promise<Broadcaster> => {
    const server = startModule(join(import.meta.dirname, 'raw-server.process.ts'))
    const port = await hear<number>(server)
    const poster = new Poster(port)
    let sequence = 0
    return {
      port,
      pid: server.pid ?? 0,
      path: '/events',
      header: '',
      publish: async () => {
        await poster.postText('/publish', pieceAfter(piece, sequence))
        sequence += messages
        return sequence
      },
      close: async () => {
        poster.close()
        await end(server)
      },
    }
  }
  return { name: 'raw Node', open }
}

/** nchan knows messages only: it is given one, of as many bytes. */
function nchanSubject(piece: string): BroadcastSubject {
  const [, event = '', data = ''] = /\nevent: (.*)\ndata: (.*)\n/.exec(piece) ?? []
  const filler = 'x'.repeat(Buffer.byteLength(piece) - Buffer.byteLength(data))
  const open = async (): Promise<Broadcaster> => {
    const nginx = await openNchan()
    const poster = new Poster(nginx.port)
    let sequence = 0
    return {
      ...nginx,
      path: '/events',
      header: '',
      publish: async () => {
        const message = data.replace(/"sequence":\d+/, `"sequence":${++sequence},"filler":"${filler}"`)
        await poster.postText('/publish', message, { 'x-eventsource-event': event })
        return sequence
      },
      close: async () => {
        poster.close()
        await nginx.close()
      },
    }
  }
  return { name: 'nginx + nchan', open }
}

/** All that are measured beside each other; nchan only where it is installed. */
export function broadcastSubjects(piece: string, hasNchan: boolean): readonly BroadcastSubject[] {
  const all = [{ name: 'ours', open: openOurs }, rawSubject(piece)]
  return hasNchan ? [...all, nchanSubject(piece)] : all
}

/** How many messages of the log stand in a piece. */
export function eventsIn(piece: string): number {
  return piece.split('\nevent: ').length - 1
}
