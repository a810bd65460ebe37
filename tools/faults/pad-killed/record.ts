import { chainFaults } from '#shared/domain/evaluation/chain-check.ts'
import type { EvaluationFactData } from '#shared/domain/evaluation/events.ts'
import type { Logged } from '#shared/domain/queue/events.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import { TYPE_PREFIX, type WireEvent } from '#shared/protocol/stream.ts'
import { isSigned } from '#server/http/signature.ts'
import { EventReader } from '#tools/hall/event-reader.ts'
import type { HallClient } from '#tools/hall/hall-client.ts'

/** What a hall's log says of its ratings. */
export interface RatingRecord {
  readonly rated: readonly EvaluationFactData['evaluation.submitted'][]
  readonly refused: readonly EvaluationFactData['evaluation.refused'][]
  /** The grant by the number of its ticket. */
  readonly grants: ReadonlyMap<string | null, string>
  /** Ratings under a grant that was never given, or under one that has another. */
  readonly ungranted: number
  readonly twice: number
  /** What the pads' own chains say against the log, one sentence each. */
  readonly faults: readonly string[]
}

/** Reads the whole log, as the manager may. */
export async function ratingRecord(client: HallClient): Promise<RatingRecord> {
  const { epoch, sequence } = await client.snapshot()
  const reader = await EventReader.open(`${client.root}/events?after=${epoch}:0`)
  await reader.reached(sequence, 20_000)
  reader.close()
  const log = reader.events.map((frame): Logged => {
    const { type, time, sequence, data } = JSON.parse(frame.data) as WireEvent
    return { type: type.slice(TYPE_PREFIX.length), time, sequence, data }
  })
  const of = <T extends 'evaluation.submitted' | 'evaluation.refused'>(type: T) =>
    log.filter((one) => one.type === type).map(({ data }) => data as EvaluationFactData[T])
  const rated = of('evaluation.submitted')
  const granted = log.filter(({ type }) => type === 'evaluation.granted').map(({ data }) => data as Grant)
  const grants = new Map(granted.map(({ ticketNumber, grantId }) => [ticketNumber, grantId] as const))
  const known = new Set<string>(grants.values())
  const faults = await chainFaults('demo' as HallId, log, new Map(), isSigned)
  return {
    rated,
    refused: of('evaluation.refused'),
    grants,
    ungranted: rated.filter(({ grantId }) => !known.has(grantId)).length,
    twice: rated.length - new Set(rated.map(({ grantId }) => grantId)).size,
    faults: faults.map(({ number, what }) => `rating ${number} of the pad: ${what}`),
  }
}
