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
  /** What a reader adds to its request. */
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
  const { body } = await desk.at('1', 'call-next')
  return {
    port: hall.port,
    pid: hall.pid,
    path: '/api/v1/halls/demo/events',
    header: `Last-Event-ID: ${body.epoch}:${body.sequence}`,
    publish: async () => (await desk.at('1', 'recall')).body.sequence,
    close: async () => {
      desk.close()
      await hall.end()
    },
  }
}

/** The recorded frame at another place in the log. */
function atSequence(text: string, sequence: number): string {
  return text.replace(/^id: ([^:]+):\d+/, `id: $1:${sequence}`).replace(/"sequence":\d+/, `"sequence":${sequence}`)
}

function rawSubject(frame: string): BroadcastSubject {
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
        await poster.postText('/publish', atSequence(frame, ++sequence))
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

function nchanSubject(frame: string): BroadcastSubject {
  const [, event = '', data = ''] = /\nevent: (.*)\ndata: (.*)\n/.exec(frame) ?? []
  const open = async (): Promise<Broadcaster> => {
    const nginx = await openNchan()
    const poster = new Poster(nginx.port)
    let sequence = 0
    return {
      ...nginx,
      path: '/events',
      header: '',
      publish: async () => {
        await poster.postText('/publish', atSequence(data, ++sequence), { 'x-eventsource-event': event })
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
export function broadcastSubjects(frame: string, hasNchan: boolean): readonly BroadcastSubject[] {
  const all = [{ name: 'ours', open: openOurs }, rawSubject(frame)]
  return hasNchan ? [...all, nchanSubject(frame)] : all
}
