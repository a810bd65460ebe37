import { join } from 'node:path'
import { Poster } from '../hall/poster.ts'
import { end, hear, startModule } from '../hall/process.ts'
import { readBare } from './bare-page.ts'
import type { Pieces } from './frames.ts'
import type { Session, Subject } from './subject.ts'

/** The bare page on our own server: the same wishes, the same bytes, the same transport, and one text node. */
export const ON_OUR_STREAM = 'bare, our stream'

/** The bare page on a server that only repeats the bytes: the floor of the machine. */
export const ON_RAW_STREAM = 'bare, no store'

/** So that wall, pad and page differ in nothing but what reads the stream. */
export function onOurStream(subject: Subject, mark: string): Subject {
  const open = async (): Promise<Session> => {
    const session = await subject.open()
    const { origin } = new URL(session.url)
    const events = '/api/v1/halls/demo/events'
    return {
      ...session,
      // Any answer of the server gives the page its origin.
      url: `${origin}/api/health`,
      prepare: (page) => page.evaluate(readBare, { events, mark }),
      ready: 'body[data-live]',
    }
  }
  return { name: ON_OUR_STREAM, kind: 'bare', screen: subject.screen, open }
}

const COUNTERS = ['1', '2', '3', '5', '6'] as const

/** The same bytes from a server without a store. */
export function onRawStream(pieces: Pieces, screen: Subject['screen']): Subject {
  const number = /"ticketNumber":"(\w+)"/.exec(pieces.called)?.[1] ?? ''
  const { mark } = pieces
  const open = async (): Promise<Session> => {
    const server = startModule(join(import.meta.dirname, 'bare-server.process.ts'))
    const listening = hear<number>(server)
    server.send(pieces)
    const port = await listening
    const poster = new Poster(port)
    let calls = 0
    let counter = ''
    return {
      url: `http://127.0.0.1:${port}/`,
      prepare: (page) => page.evaluate(readBare, { events: '/events', mark }),
      ready: 'body[data-live]',
      call: async () => {
        counter = COUNTERS[calls++ % COUNTERS.length]!
        await poster.post('/call', { counter })
        return `${number}@${counter}`
      },
      between: async () => {
        await poster.post('/between', { counter })
      },
      close: async () => {
        poster.close()
        await end(server)
      },
    }
  }
  return { name: ON_RAW_STREAM, kind: 'bare', screen, open }
}
