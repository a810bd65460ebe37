import type { z } from '@hono/zod-openapi'
import { signedText } from '#shared/domain/evaluation/chain.ts'
import type { ChainLink, RatingId } from '#shared/domain/evaluation/events.ts'
import type { PastGrant } from '#shared/domain/evaluation/wishes.ts'
import type { Grant } from '#shared/domain/queue/state.ts'
import type { RatingRequestSchema } from '#shared/protocol/schemas/evaluations.ts'
import type { Devices } from '#server/devices/devices.ts'
import type { Answer, HallPort } from '#server/hall/hall-port.ts'
import { askPeople } from '../ask-people.ts'
import type { Principal } from '../principal.ts'
import { Problem } from '../problem.ts'
import { isSigned } from '../signature.ts'
import { dayIn } from '../today.ts'

/** A rating as it came, its words cleaned. */
export type RatingRequest = z.output<typeof RatingRequestSchema>

/** A device whose ratings fill its place in quarantine may try again after so long, s. */
const QUARANTINE_REST_S = '600'

/** Is it the very rating that the hall has of that grant? However often it comes, it is not looked at again. */
export function isTaken(hall: HallPort, { id, grant }: RatingRequest, past: PastGrant | null): boolean {
  return past?.rating === id || hall.fold().evaluation.answered.some((one) => one.rating === id && one.grant === grant)
}

/** Is it not what its pad signed? */
export async function isForged(hall: HallPort, { comment = '', ...said }: RatingRequest): Promise<boolean> {
  const { id } = said
  const chain = said.chain as ChainLink | null
  if (!chain || chain.key === null || chain.signature === null) return false
  const text = signedText(hall.id, chain, { ...said, id: id as RatingId, comment })
  return !(await isSigned(chain.key, text, chain.signature))
}

/**
 * Is it proven to be from a pad, under a key that its chain has always had? Whoever was let out of the hall is believed
 * nothing else: it may be somebody who took the device along.
 */
export async function isProven(hall: HallPort, said: RatingRequest): Promise<boolean> {
  const { chain } = said
  if (!chain?.signature || (await isForged(hall, said))) return false
  const known = hall.fold().evaluation.chains.find(({ pad }) => pad === chain.pad)
  return !known || known.key === chain.key
}

/** A rating from a pad that was let out of the hall: its words are kept for the manager, and it counts for nothing. */
export async function setApart(
  hall: HallPort,
  { id, grant, level, reasons, comment, tappedAt }: RatingRequest,
  { counterId, ticketNumber }: Grant,
  device: Extract<Principal, { kind: 'revoked' }>['device'],
  devices: Devices,
): Promise<Answer> {
  const receivedAt = hall.now()
  const taken = await askPeople(
    devices.quarantine.take({
      id,
      hall: hall.id,
      device,
      label: devices.label(device),
      receivedAt,
      tappedAt,
      ticketNumber,
      counter: counterId,
      level,
      reasons,
      comment: comment ?? null,
    }),
  )
  if (taken === 'full') throw new Problem('quarantine-full', {}, { 'Retry-After': QUARANTINE_REST_S })
  if (taken === 'known') devices.repeats.note(hall.id, dayIn(hall), device)
  return { status: 202, body: { id, grant, receivedAt } }
}
