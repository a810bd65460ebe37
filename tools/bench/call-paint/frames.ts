import { get } from 'node:http'
import { Desk } from '../hall/desk.ts'
import { startServer } from '#tools/hall/server.ts'

/** A call and what happens between two, as our server writes them: all that one wish of a clerk did is one piece. */
export interface Pieces {
  /** The event that is timed: the type that stands in `called` and not in `between`. */
  readonly mark: string
  readonly called: string
  readonly between: string
}

/** What a recording clerk does, and events by which the pieces that came of it are known. */
interface Recording {
  readonly mark: string
  readonly between: readonly string[]
  readonly play: (desk: Desk) => Promise<void>
}

const CALL: Recording = {
  mark: 'hallcast.ticket.called',
  between: ['hallcast.ticket.requeued'],
  play: async (desk) => {
    const { body } = await desk.at('1', 'call-next')
    await desk.at('1', 'requeue', { ticket: body.call?.ticketId, where: 'original' })
  },
}

/** A service ends and its customer is asked; then the next one is called and served. */
const FINISH: Recording = {
  mark: 'hallcast.ticket.finished',
  between: ['hallcast.ticket.issued', 'hallcast.ticket.called', 'hallcast.ticket.started'],
  play: async (desk) => {
    await desk.at('1', 'call-next')
    await desk.at('1', 'start')
    await desk.at('1', 'finish')
  },
}

/** The same customer is called again. */
const RECALL: Recording = {
  mark: 'hallcast.ticket.recalled',
  between: [],
  play: async (desk) => {
    await desk.at('1', 'call-next')
    await desk.at('1', 'recall')
  },
}

/** A call, so that the bare page gets the same bytes. */
export function recordCall(): Promise<Pieces> {
  return record(CALL)
}

/** A service that ends. */
export function recordFinish(): Promise<Pieces> {
  return record(FINISH)
}

/** A call that is made again. */
export function recordRecall(): Promise<Pieces> {
  return record(RECALL)
}

/** Reads them from a real hall, once. */
async function record({ mark, between, play }: Recording): Promise<Pieces> {
  const hall = await startServer()
  const desk = new Desk(hall.port)
  try {
    await desk.openAll()
    const pieceWith = await readStream(`${hall.url}/api/v1/halls/demo/events`)
    await desk.take('B')
    await play(desk)
    return { mark, called: await pieceWith(mark), between: (await Promise.all(between.map(pieceWith))).join('') }
  } finally {
    desk.close()
    await hall.end()
  }
}

/** Gives the first piece of the stream with an event of that type in it. */
type PieceWith = (event: string) => Promise<string>

async function readStream(url: string): Promise<PieceWith> {
  const pieces: string[] = []
  let heard = (): void => {}
  await new Promise<void>((resolve, reject) => {
    get(url, (response) => {
      response.setEncoding('utf8').on('data', (piece: string) => {
        pieces.push(piece)
        heard()
        resolve()
      })
      response.on('error', () => {})
    }).on('error', reject)
  })
  return async (event) => {
    for (;;) {
      const found = pieces.find((piece) => piece.includes(`\nevent: ${event}\n`))
      if (found && !found.endsWith('\n\n')) throw new Error(`the network has cut the piece with ${event}`)
      if (found) return found
      await new Promise<void>((resolve) => {
        heard = resolve
      })
    }
  }
}
