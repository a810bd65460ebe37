import { get } from 'node:http'
import { Desk } from '../hall/desk.ts'
import { startServer } from '#tools/hall/server.ts'

/** The frames of a call and of what happens between two, as our server writes them. */
export interface FramePair {
  /** The event that is timed: the type that stands in `called` and not in `between`. */
  readonly mark: string
  readonly called: string
  readonly between: string
}

/** Everything of one kind, in the order it is needed: what a recording clerk does, and the events that came of it. */
interface Recording {
  readonly mark: string
  readonly called: readonly string[]
  readonly between: readonly string[]
  readonly play: (desk: Desk) => Promise<void>
}

const CALL: Recording = {
  mark: 'hallcast.ticket.called',
  called: ['hallcast.ticket.called'],
  between: ['hallcast.ticket.requeued'],
  play: async (desk) => {
    const { body } = await desk.at('1', 'call-next')
    await desk.at('1', 'requeue', { ticket: body.call?.ticketId, where: 'original' })
  },
}

/** A service ends and its customer is asked; then the next one is called and served. */
const FINISH: Recording = {
  mark: 'hallcast.ticket.finished',
  called: ['hallcast.ticket.finished', 'hallcast.evaluation.granted'],
  between: ['hallcast.ticket.issued', 'hallcast.ticket.called', 'hallcast.ticket.started'],
  play: async (desk) => {
    await desk.at('1', 'call-next')
    await desk.at('1', 'start')
    await desk.at('1', 'finish')
  },
}

/** The frames of a call, so that the bare page gets the same bytes. */
export function recordFrames(): Promise<FramePair> {
  return record(CALL)
}

/** The frames of a service that ends. */
export function recordFinish(): Promise<FramePair> {
  return record(FINISH)
}

/** Reads them from a real hall, once. */
async function record({ mark, called, between, play }: Recording): Promise<FramePair> {
  const hall = await startServer()
  const desk = new Desk(hall.port)
  try {
    await desk.openAll()
    const stream = await readStream(`${hall.url}/api/v1/halls/demo/events`)
    await desk.take('B')
    await play(desk)
    const all = async (events: readonly string[]): Promise<string> =>
      (await Promise.all(events.map((event) => stream.frame(event)))).join('')
    return { mark, called: await all(called), between: await all(between) }
  } finally {
    desk.close()
    await hall.end()
  }
}

interface Stream {
  /** The first frame of that kind. */
  readonly frame: (event: string) => Promise<string>
}

async function readStream(url: string): Promise<Stream> {
  let text = ''
  let heard = (): void => {}
  await new Promise<void>((resolve, reject) => {
    get(url, (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        heard()
        resolve()
      })
      response.on('error', () => {})
    }).on('error', reject)
  })
  return {
    frame: async (event) => {
      for (;;) {
        const found = text.split('\n\n').find((frame) => frame.includes(`\nevent: ${event}\n`))
        if (found && text.includes(`${found}\n\n`)) return `${found}\n\n`
        await new Promise<void>((resolve) => {
          heard = resolve
        })
      }
    },
  }
}
