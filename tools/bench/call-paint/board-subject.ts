import { Desk } from '../hall/desk.ts'
import { startServer } from '#tools/hall/server.ts'
import { type Session, type Subject, WALL } from './subject.ts'

/** People who wait during the measurement, all for one service. */
const WAITING = 12
const SERVICE = 'B'

/** Counters of the demo hall that serve them. */
const COUNTERS = ['1', '2', '3', '5', '6'] as const

/**
 * Our board on the real server: a clerk calls the next, the customer is put back in their old place, the next counter
 * calls. The light of the board holds one call, as in a hall that calls once a minute, however fast the calls come.
 */
async function open(): Promise<Session> {
  const hall = await startServer()
  const desk = new Desk(hall.port)
  await desk.openAll()
  for (let taken = 0; taken < WAITING; taken++) await desk.take(SERVICE)
  let calls = 0
  let called = { counter: '', ticket: '' }
  return {
    url: `${hall.url}/call-board/?hall=demo`,
    ready: '[data-freshness="live"]',
    call: async () => {
      const counter = COUNTERS[calls++ % COUNTERS.length]!
      const { body } = await desk.at(counter, 'call-next')
      if (!body.call) throw new Error('nobody was called')
      called = { counter, ticket: body.call.ticketId }
      return `${body.call.ticketNumber}@${counter}`
    },
    between: async () => {
      await desk.at(called.counter, 'requeue', { ticket: called.ticket, where: 'original' })
    },
    close: async () => {
      desk.close()
      await hall.end()
    },
  }
}

export const boardSubject: Subject = { name: 'board', kind: 'board', screen: WALL, open }
