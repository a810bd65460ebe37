import { HallClosed, StoreTrouble } from '#server/hall/trouble.ts'
import type { Answer, Ask, HallPort } from '#server/hall/hall-port.ts'
import { Problem } from './problem.ts'

/** Seconds after which a client may try a hall in trouble again. */
const RETRY = { 'Retry-After': '1' }

/** Puts a wish to the hall; every trouble behind it becomes an error with a code. */
export async function askHall(hall: HallPort, ask: Omit<Ask, 'once'>, once: Ask['once']): Promise<Answer> {
  try {
    const reply = await hall.ask({ ...ask, ...(once ? { once } : {}) })
    if (reply.kind === 'reused') throw new Problem('key-reused', { field: 'Idempotency-Key' })
    return reply.answer
  } catch (error) {
    if (error instanceof HallClosed) throw new Problem('hall-stopping', {}, RETRY)
    if (error instanceof StoreTrouble) throw new Problem(error.full ? 'store-full' : 'store-trouble', {}, RETRY)
    throw error
  }
}
