import { get } from 'node:http'
import { Desk } from '../hall/desk.ts'
import { startServer } from '#tools/hall/server.ts'

/** The frames of a call and of what happens between two, as our server writes them. */
export interface FramePair {
  readonly called: string
  readonly between: string
}

/** Reads both from a real hall, once, so that the bare page gets the same bytes. */
export async function recordFrames(): Promise<FramePair> {
  const hall = await startServer()
  const desk = new Desk(hall.port)
  try {
    await desk.openAll()
    await desk.take('B')
    const stream = await readStream(`${hall.url}/api/v1/halls/demo/events`)
    const { body } = await desk.at('1', 'call-next')
    await desk.at('1', 'requeue', { ticket: body.call?.ticketId, where: 'original' })
    return {
      called: await stream.frame('hallcast.ticket.called'),
      between: await stream.frame('hallcast.ticket.requeued'),
    }
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
