import type { Logged } from '../queue/events.ts'
import type { HallId } from '../queue/ids.ts'
import { chained, signedText, verdictOf } from './chain.ts'
import type { EvaluationFactData, PadId, RatingId } from './events.ts'
import type { PadChain } from './state.ts'

/**
 * What is wrong with one rating of a log. `gap`: what came before it is missing or stands elsewhere; `altered`: it is not
 * what its pad signed; `erased`: its comment was taken back, and with it the proof.
 */
export interface ChainFault {
  readonly pad: PadId
  readonly number: number
  readonly rating: RatingId
  readonly what: 'gap' | 'altered' | 'erased'
}

/** Does the signature (base64url) hold for the text in UTF-8 under the key (raw point of P-256, base64url)? */
export type Verify = (key: string, text: string, signature: string) => Promise<boolean>

type Rated = EvaluationFactData['evaluation.submitted']
type Refused = EvaluationFactData['evaluation.refused']

/**
 * Goes through a hall's log, oldest first, and finds every rating that was altered, left out, put elsewhere or made up
 * between two of its pad. What was cut off at the end of a chain shows once the pad is heard again.
 *
 * @param comments customers' words by the rating's id
 */
export async function chainFaults(
  hall: HallId,
  log: readonly Logged[],
  comments: ReadonlyMap<string, string>,
  verify: Verify,
): Promise<readonly ChainFault[]> {
  const faults: ChainFault[] = []
  let chains: readonly PadChain[] = []
  for (const { type, data } of log) {
    if (data === null || (type !== 'evaluation.submitted' && type !== 'evaluation.refused')) continue
    const fact = data as Rated | Refused
    if (!fact.chain || ('code' in fact && fact.code === 'bad-signature')) continue
    const { pad, number } = fact.chain
    const found = { pad, number, rating: fact.ratingId }
    const verdict = verdictOf(chains, fact.chain, fact.device, fact.ratingId)
    chains = chained(chains, fact)
    if (verdict === 'gap') faults.push({ ...found, what: 'gap' })
    const proof =
      verdict === 'forged' ? 'altered' : 'level' in fact ? await proofOf(hall, fact, comments, verify) : null
    if (proof) faults.push({ ...found, what: proof })
  }
  return faults
}

/** What is wrong with the signature; null: nothing. A pad without a key proves nothing, and its ratings say so themselves. */
async function proofOf(
  hall: HallId,
  fact: Rated,
  comments: ReadonlyMap<string, string>,
  verify: Verify,
): Promise<'altered' | 'erased' | null> {
  const { chain, ratingId, grantId, hasComment } = fact
  if (!chain || chain.key === null) return null
  const comment = hasComment ? comments.get(ratingId) : ''
  if (comment === undefined) return 'erased'
  const text = signedText(hall, chain, { ...fact, id: ratingId, grant: grantId, comment })
  return (await verify(chain.key, text, chain.signature ?? '')) ? null : 'altered'
}
