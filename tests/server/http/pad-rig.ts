import type { RatingId } from '#shared/domain/evaluation/events.ts'
import type { Level, Reason } from '#shared/domain/evaluation/levels.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { ratingSeal } from '#displays/evaluation-pad/seal.ts'
import { padChannels, type RatingRow } from '#displays/evaluation-pad/send.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { newId } from '#tests/server/hall/rig.ts'
import { HALL, openHttp, type Sent } from './rig.ts'

/** What a customer says on a pad. */
export interface Said {
  readonly level?: Level
  readonly reasons?: readonly Reason[]
  readonly comment?: string
}

/** A pad with its own key, that says what the true pad would. */
export function signingPad({ hall, clock }: Pick<Awaited<ReturnType<typeof openHttp>>, 'hall' | 'clock'>) {
  const seal = ratingSeal('demo' as HallId, newId, () => {}, crypto.subtle)
  const { ratings } = padChannels('demo' as HallId)
  let noted: unknown
  /** Its next rating, sealed: it exists on this pad from now on, whether it is sent or not. */
  const say = async (grant: Grant, said: Said = {}) => {
    const row: RatingRow = {
      answer: {
        level: 5,
        reasons: [],
        comment: '',
        ...said,
        id: newId() as RatingId,
        grant,
        tappedAt: instantOf(clock.now()),
        heard: hall.fold().queue.sequence,
      },
      language: 'zh',
    }
    const { body, note } = await seal(row.answer.id, row as never, noted)
    noted = note
    return ratings(body as RatingRow).json as Record<string, unknown> & { chain: Record<string, unknown> }
  }
  return { say }
}

/** A pad at counter 3 of the demo hall, with its own key, that sends what the true pad would. */
export async function openPadHall(parts: Parameters<typeof openHttp>[0] = {}) {
  const store = new MemoryEventStore()
  const http = await openHttp(parts, store)
  await http.act('3', 'open', { staff: 'li-na' })
  const serve = async (): Promise<Grant> => {
    await http.issue('B')
    for (const action of ['call-next', 'start', 'finish']) await http.act('3', action, {})
    return http.hall.fold().queue.counters.find(({ id }) => id === '3')!.grant!
  }
  const openPad = () => signingPad(http)
  const send = (rating: object): Promise<Sent> => http.post(`${HALL}/evaluations`, rating)
  const log = () => store.read('demo' as HallId, 0, 100_000)
  return { ...http, store, serve, openPad, rate: send, log }
}
