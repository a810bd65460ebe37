import { join } from 'node:path'
import { Poster } from '../hall/poster.ts'
import { end, hear, startModule } from '../hall/process.ts'
import type { FramePair } from './frames.ts'
import type { Session, Subject } from './subject.ts'

const COUNTERS = ['1', '2', '3', '5', '6'] as const

/** The same bytes on the same transport into a page that sets one text node. */
export function bareSubject(frames: FramePair): Subject {
  const number = /"ticketNumber":"(\w+)"/.exec(frames.called)?.[1] ?? ''
  const open = async (): Promise<Session> => {
    const server = startModule(join(import.meta.dirname, 'bare-server.process.ts'))
    const listening = hear<number>(server)
    server.send(frames)
    const port = await listening
    const poster = new Poster(port)
    let calls = 0
    let counter = ''
    return {
      url: `http://127.0.0.1:${port}/`,
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
  return { kind: 'bare', open }
}
