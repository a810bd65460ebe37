import type { CounterId, GrantId } from '#shared/domain/queue/ids.ts'
import { isEmergency } from '#shared/domain/queue/notice.ts'
import type { QueueStore } from '#shared/stores/queue-store.ts'
import type { PadEvent } from './flow.ts'

/** What the stream calls a grant that has been answered; its words may be hidden from a pad, its subject is not. */
const ANSWERED = 'evaluation.submitted'
const SUBJECT = 'grants/'

/**
 * Tells the pad what it may ask about, from the hall's state, and that somebody has answered, from its events. The grant
 * comes from the state, so a pad that starts late or was cut off asks what there is to ask. In an emergency it asks nothing.
 */
export function followGrants(
  queue: Pick<QueueStore, 'view' | 'onFresh'>,
  counter: CounterId | null,
  send: (event: PadEvent) => void,
  signal: AbortSignal,
): void {
  let told: string | null | undefined
  const look = (): void => {
    const { state, epoch } = queue.view.get()
    if (epoch === null) return
    if (isEmergency(state)) {
      told = undefined
      return send({ type: 'emergency' })
    }
    const grant = state.counters.find(({ id }) => id === counter)?.grant ?? null
    if (told === (grant?.grantId ?? null)) return
    told = grant?.grantId ?? null
    send({ type: 'grant', grant })
  }
  look()
  queue.view.subscribe(look, signal)
  queue.onFresh(({ fact }) => {
    if (fact.type === ANSWERED && fact.subject.startsWith(SUBJECT))
      send({ type: 'answered', grant: fact.subject.slice(SUBJECT.length) as GrantId })
  }, signal)
}
