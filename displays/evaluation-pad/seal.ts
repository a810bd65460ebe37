import { signedText } from '#shared/domain/evaluation/chain.ts'
import type { ChainLink, PadId, RatingId } from '#shared/domain/evaluation/events.ts'
import type { GrantId, HallId } from '#shared/domain/queue/ids.ts'
import type { Seal } from '#shared/stores/outbox.ts'
import { type RatingRow, saidIn } from './send.ts'

/** A pad's key and where its chain ends, as it lies beside what the pad has kept. Scope: *device*. */
interface KeptChain extends Pick<ChainLink, 'pad' | 'key' | 'number' | 'previous'> {
  /** The hall whose chain it is. */
  readonly hall: HallId
  /** The rating of that number, and the grant it answers. */
  readonly rating: RatingId | null
  readonly grant: GrantId | null
  /** It never leaves this browser, and no script can read it. Null on an origin without WebCrypto. */
  readonly secret: CryptoKey | null
}

/** The grant that was answered last, from what is noted beside the ratings. */
export function lastAnswered(noted: unknown): GrantId | null {
  return (noted as KeptChain | undefined)?.grant ?? null
}

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const

function base64url(bytes: ArrayBuffer): string {
  const text = btoa(String.fromCharCode(...new Uint8Array(bytes)))
  return text.replace(/[+/=]/g, (sign) => (sign === '+' ? '-' : sign === '/' ? '_' : ''))
}

/**
 * Numbers and signs the pad's ratings, each at its last word.
 * @param subtle missing on an origin that is not secure @param unsigned told of each that has no signature
 */
export function ratingSeal(
  hall: HallId,
  newId: () => string,
  unsigned: () => void,
  subtle: SubtleCrypto | undefined,
): Seal {
  const begin = async (subtle: SubtleCrypto | undefined): Promise<KeptChain> => {
    const pair = await subtle?.generateKey(ECDSA, false, ['sign', 'verify'])
    const key = pair ? base64url(await subtle!.exportKey('raw', pair.publicKey)) : null
    return {
      hall,
      pad: newId() as PadId,
      key,
      secret: pair?.privateKey ?? null,
      number: 0,
      previous: null,
      rating: null,
      grant: null,
    }
  }

  const seal = async (id: RatingId, row: RatingRow, { secret, ...chain }: KeptChain) => {
    // One that was sealed last keeps its place, whoever settles it again.
    const isNew = chain.rating !== id
    if (!secret) unsigned()
    const { pad, key } = chain
    const number = isNew ? chain.number + 1 : chain.number
    const previous = isNew ? chain.rating : chain.previous
    const text = signedText(hall, { pad, number, previous }, saidIn(row))
    const signature = secret && base64url(await subtle!.sign(ECDSA, secret, new TextEncoder().encode(text)))
    const body: RatingRow = { ...row, chain: { pad, number, previous, key, signature } }
    const { grantId: grant } = row.answer.grant
    return { body, note: { hall, pad, key, secret, number, previous, rating: id, grant } satisfies KeptChain }
  }

  return async (id, row: RatingRow, noted) => {
    const kept = noted as KeptChain | undefined
    const chain = kept?.hall === hall ? kept : await begin(subtle)
    // A key that the browser can no longer use must not keep a rating back: another chain begins, without one.
    return seal(id as RatingId, row, chain).catch(async () => seal(id as RatingId, row, await begin(undefined)))
  }
}
