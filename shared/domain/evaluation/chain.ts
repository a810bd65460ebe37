import type { HallId } from '../queue/ids.ts'
import type { Bearer, ChainLink, ChainVerdict, EvaluationFactData, RatingId } from './events.ts'
import type { PadChain } from './state.ts'

/** Chains of one device that are remembered: a pad begins a new one only when it has lost its storage. */
export const CHAINS_KEPT = 64

/** A rating as its pad signs it, beside its place in the chain. */
export type SignedRating = Pick<
  EvaluationFactData['evaluation.submitted'],
  'level' | 'reasons' | 'reasonsVersion' | 'language' | 'tappedAt' | 'heard'
> & {
  readonly id: RatingId
  readonly grant: string
  /** Cleaned (`cleanComment`), so that pad and hall speak of the same words; `''` where there is none. */
  readonly comment: string
}

/** The words a pad signs: everything it says and where that stands, in one JSON array. UTF-8 when it is signed. */
export function signedText(
  hall: HallId,
  { pad, number, previous }: Omit<ChainLink, 'key' | 'signature'>,
  { id, grant, level, reasons, reasonsVersion, comment, language, tappedAt, heard }: SignedRating,
): string {
  const said = [id, grant, level, reasons, reasonsVersion, comment, language, tappedAt, heard]
  return JSON.stringify(['hallcast-rating-1', hall, pad, number, previous, ...said])
}

/**
 * What a link is to the chains the hall knows; `forged`: it speaks for a pad with another key. The signature is looked at
 * before. A key proves the pad, whatever device it is let in as; without one the device is all there is to go by. The chain's
 * last rating once more is in its place: its refusal did not reach the pad, which says it again.
 */
export function verdictOf(
  chains: readonly PadChain[],
  link: ChainLink | null,
  device: string | null,
  rating: RatingId,
): ChainVerdict | 'forged' {
  if (!link) return 'none'
  const chain = chains.find(({ pad }) => pad === link.pad)
  if (chain && chain.key !== link.key) return 'forged'
  const follows = link.number === (chain?.number ?? 0) + 1 && link.previous === (chain?.rating ?? null)
  const isAgain = chain?.number === link.number && chain.rating === rating
  if ((!follows && !isAgain) || (chain && link.key === null && chain.device !== device)) return 'gap'
  return link.key === null ? 'unsigned' : 'whole'
}

/** The chains after one more rating. A chain never goes back: what comes late is a gap, whatever comes after it. */
export function chained(
  chains: readonly PadChain[],
  { chain: link, device, ratingId }: Bearer & { readonly chain: ChainLink | null; readonly ratingId: RatingId },
): readonly PadChain[] {
  if (!link) return chains
  const { pad, number, key } = link
  const before = chains.find((chain) => chain.pad === pad)
  if (before && number <= before.number) return chains
  const others = chains.filter((chain) => chain !== before)
  const own = others.filter((chain) => chain.device === device)
  const oldest = own.length < CHAINS_KEPT ? null : own[0]
  return [...others.filter((chain) => chain !== oldest), { pad, key, device, number, rating: ratingId }]
}
