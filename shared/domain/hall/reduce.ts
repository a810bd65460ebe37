import { reduceAnnouncement } from '../announcement/reduce.ts'
import { reduceEvaluation } from '../evaluation/reduce.ts'
import { reduce } from '../queue/reduce.ts'
import type { LoggedHallFact } from './events.ts'
import type { HallState } from './state.ts'

/** One more fact: each law takes what concerns it. @throws {RangeError} when it is not the next one */
export function reduceHall(state: HallState, logged: LoggedHallFact): HallState {
  return {
    queue: reduce(state.queue, logged),
    evaluation: reduceEvaluation(state.evaluation, state.queue, logged),
    announcement: reduceAnnouncement(state.announcement, logged),
  }
}
