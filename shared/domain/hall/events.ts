import type { AnnouncementFact } from '../announcement/events.ts'
import type { DeviceFact } from '../device/events.ts'
import type { EvaluationFact } from '../evaluation/events.ts'
import type { Fact } from '../queue/events.ts'
import type { Instant } from '../time/instant.ts'

/** One thing that happened in the hall, whichever law it is of, before the log gives it a place and a time. */
export type HallFact = Fact | EvaluationFact | AnnouncementFact | DeviceFact

/** The same in its place in the log. `data` is null where the reader has no right to see it. */
export type LoggedHallFact = { readonly sequence: number; readonly time: Instant } & (
  | HallFact
  | { readonly type: string; readonly subject: string; readonly data: null }
)
