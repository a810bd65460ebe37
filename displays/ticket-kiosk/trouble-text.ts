import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { nameIn } from '#shared/i18n/words.ts'
import { opensAgain } from './choices.ts'
import type { Obstacle } from './flow.ts'
import { kioskWords } from './words.ts'

/** What the kiosk says instead of a ticket: what is the matter, where to ask, and that nothing has to be done to bring it back. */
export interface TroubleText {
  readonly title: string
  readonly lines: readonly string[]
  /** The one thing to do, set largest after the title. */
  readonly remedy: string | null
  /** May the same wish be tried again? */
  readonly again: boolean
}

/** What is known when the kiosk has to say no. */
export interface Situation {
  /** Null: the hall has never been heard. */
  readonly hall: HallConfig | null
  readonly language: Language
  readonly at: Instant | null
  readonly again: boolean
  /** Until a limit is over; null: not known. */
  readonly waitMs: number | null
}

/** The words for one obstacle: first what it is, then the one thing to do, then what is good to know. */
export function troubleText(why: Obstacle, { hall, language, at, again, waitMs }: Situation): TroubleText {
  const words = kioskWords(language)
  const goTo = hall ? words.goTo(nameIn(hall.kiosk.helpPlace, language)) : words.goToStaff
  switch (why) {
    case 'no-answer':
      return {
        title: words.noAnswer,
        remedy: goTo,
        lines: again
          ? [words.staffHelps, words.noAnswerMaybe]
          : [words.staffHelps, words.noAnswerHint, words.comesBack],
        again,
      }
    case 'hall-closed': {
      const opens = hall && at ? opensAgain(hall, at) : null
      return {
        title: words.closed,
        remedy: opens ? words.closedUntil(opens.time, opens.tomorrow) : goTo,
        lines: [words.closedHint],
        again: false,
      }
    }
    case 'too-many':
      return {
        title: words.tooMany,
        remedy: waitMs === null ? goTo : words.tooManyUntil(Math.max(5, Math.ceil(waitMs / 5_000) * 5)),
        lines: [words.tooManyHint],
        again: false,
      }
    case 'refused':
      return { title: words.refused, remedy: goTo, lines: [words.staffHelps], again: false }
  }
}
