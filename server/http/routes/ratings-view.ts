import { clerkBatches } from '#shared/domain/evaluation/batches.ts'
import { followUpDue } from '#shared/domain/evaluation/follow-up.ts'
import type { LowRating } from '#shared/domain/evaluation/state.ts'
import { deviceTrust, trustFigures } from '#shared/domain/evaluation/trust.ts'
import { ratingFigures } from '#shared/domain/evaluation/view.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { StaffId } from '#shared/domain/queue/ids.ts'
import type { DeviceId } from '#shared/protocol/devices.ts'
import type { PersonId } from '#shared/protocol/people.ts'
import type { Devices } from '#server/devices/devices.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import type { People } from '#server/people/people.ts'
import type { Principal } from '../principal.ts'
import { dayIn } from '../today.ts'
import { wordsOf } from './words-of-people.ts'

/** What tells a person's name by the account that wrote a note. */
export type Names = Pick<People, 'person'>

/** What the manager's page shows of today's ratings. */
export async function ratingsOf(
  hall: HallPort,
  principal: Principal,
  names: Names,
  devices: Pick<Devices, 'label' | 'quarantined' | 'repeats'>,
): Promise<unknown> {
  const { queue, evaluation } = hall.fold()
  const config = queue.hall!
  const day = dayIn(hall)
  const again = devices.repeats.on(hall.id, day)
  const apart = devices
    .quarantined(hall.id)
    .flatMap(({ device, receivedAt }) => (dayIn(hall, receivedAt) === day ? device : []))
  const today = evaluation.days.filter((one) => one.day === day)
  const ids = evaluation.low.flatMap(({ rating, notes }) => [
    ...(rating.hasComment ? [rating.ratingId] : []),
    ...notes.map(({ noteId }) => noteId),
  ])
  const words = await wordsOf(hall, ids, principal)
  return {
    day,
    figures: ratingFigures(today),
    staff: today.map((one) => ({
      staff: one.staff,
      called: one.called,
      missed: one.missed,
      transferred: one.transferred,
      figures: ratingFigures([one]),
    })),
    low: evaluation.low.map((one) => lowRating(one, config, words, names)),
    ...trustFigures(evaluation.trust, day),
    repeated: again.all,
    devices: deviceTrust(evaluation.trust, day, { apart, again: again.devices }).map((one) => ({
      ...one,
      label: devices.label(one.device as DeviceId),
    })),
  }
}

function lowRating(
  { rating, createdAt, step, notes }: LowRating,
  config: HallConfig,
  words: ReadonlyMap<string, string>,
  names: Names,
) {
  return {
    id: rating.ratingId,
    grant: rating.grantId,
    ticketNumber: rating.ticketNumber,
    counter: rating.counterId,
    service: rating.serviceId,
    staff: rating.staffId,
    level: rating.level,
    reasons: rating.reasons,
    comment: words.get(rating.ratingId) ?? null,
    waitedMin: rating.waitedMin,
    tappedAt: rating.tappedAt,
    createdAt,
    step,
    dueAt: followUpDue(createdAt, config),
    notes: notes.map(({ noteId, step, by, at }) => ({
      step,
      at,
      by: names.person(by.replace(/^person:/, '') as PersonId)?.name ?? null,
      text: words.get(noteId) ?? null,
    })),
  }
}

/** A clerk's own ratings in batches of five or more, a day late; their comments in the order of their letters, which tells nothing. */
export async function ownRatingsOf(hall: HallPort, principal: Principal, staff: StaffId): Promise<unknown> {
  const batches = clerkBatches(hall.fold().evaluation.batches, staff, dayIn(hall))
  const words = await wordsOf(
    hall,
    batches.flatMap(({ commented }) => commented),
    principal,
  )
  return {
    batches: batches.map(({ from, to, levels, commented }) => ({
      from,
      to,
      levels,
      comments: commented.flatMap((id) => words.get(id) ?? []).sort(),
    })),
  }
}
