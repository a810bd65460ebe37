import { type AnnouncementState, SILENT_HALL } from '../announcement/state.ts'
import { EMPTY_EVALUATION, type EvaluationState } from '../evaluation/state.ts'
import { EMPTY_QUEUE, type QueueState } from '../queue/state.ts'

/** The fold of a hall's one log: a part for each law. Screens fold the queue, which is public; the server folds all. */
export interface HallState {
  readonly queue: QueueState
  readonly evaluation: EvaluationState
  readonly announcement: AnnouncementState
}

export const EMPTY_HALL: HallState = { queue: EMPTY_QUEUE, evaluation: EMPTY_EVALUATION, announcement: SILENT_HALL }
