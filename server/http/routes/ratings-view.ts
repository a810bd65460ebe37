import { followUpDue, ratingFigures } from '#shared/domain/evaluation/view.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { hallDay } from '#shared/domain/time/zone.ts'
import type { HallPort } from '#server/hall/hall-port.ts'

/** What the manager's page shows of today's ratings. */
export async function ratingsOf(hall: HallPort): Promise<unknown> {
  const { queue, evaluation } = hall.fold()
  const config = queue.hall!
  const day = hallDay(hall.now(), config.timeZone, config.dayStartsAt)
  const today = evaluation.days.filter((one) => one.day === day)
  const comments = await hall.texts(
    evaluation.low.filter(({ rating }) => rating.hasComment).map(({ rating }) => rating.ratingId),
  )
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
    low: evaluation.low.map(({ rating, createdAt, step, notes }) => ({
      id: rating.ratingId,
      grant: rating.grantId,
      ticketNumber: rating.ticketNumber,
      counter: rating.counterId,
      service: rating.serviceId,
      staff: rating.staffId,
      level: rating.level,
      reasons: rating.reasons,
      comment: comments.find(({ id }) => id === rating.ratingId)?.text ?? null,
      waitedMin: rating.waitedMin,
      createdAt,
      step,
      dueAt: instantOf(followUpDue(createdAt)),
      notes,
    })),
  }
}
