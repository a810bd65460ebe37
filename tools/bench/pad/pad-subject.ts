import { startServer } from '#tools/hall/server.ts'
import { PAD, type Session, type Subject } from '../call-paint/subject.ts'
import { Desk } from '../hall/desk.ts'

const COUNTER = '1'
const SERVICE = 'B'

/**
 * Our rating pad on the real server: a service ends, and its customer is asked. In between the next one takes a ticket,
 * is called and served; the question before lapses, which the pad keeps and tells the hall, as on every day.
 */
async function open(): Promise<Session> {
  const hall = await startServer()
  const desk = new Desk(hall.port)
  await desk.openAll()
  let serving = ''
  const serve = async (): Promise<void> => {
    await desk.take(SERVICE)
    const { body } = await desk.at(COUNTER, 'call-next')
    serving = body.call?.ticketNumber ?? ''
    await desk.at(COUNTER, 'start')
  }
  await serve()
  return {
    url: `${hall.url}/evaluation-pad/?hall=demo&counter=${COUNTER}`,
    ready: '[data-freshness="live"]',
    call: async () => {
      await desk.at(COUNTER, 'finish')
      return `${serving}@${COUNTER}`
    },
    between: serve,
    close: async () => {
      desk.close()
      await hall.end()
    },
  }
}

export const padSubject: Subject = { name: 'pad', kind: 'pad', screen: PAD, open }
