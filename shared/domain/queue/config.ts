import type { WorkingDays } from '../time/working-days.ts'
import type { LocalTime } from '../time/zone.ts'
import type { CounterId, HallId, ServiceId, StaffId, ZoneId } from './ids.ts'
import type { TicketClass } from './ticket.ts'

/** One text in the hall's languages; Chinese and English always, others by adding them. */
export interface Words {
  readonly zh: string
  readonly en: string
  readonly [language: string]: string
}

/** The longest name of a service, characters: every board and kiosk shows it whole, and a longer one would leave no room for calls. */
export const LONGEST_NAME = { zh: 24, others: 60 }

/** A waiting zone (等候区): the part of the hall one board or one loudspeaker serves. */
export interface Zone {
  readonly id: ZoneId
  readonly name: Words
}

/** A kind of business customers come for (业务). */
export interface Service {
  readonly id: ServiceId
  /** First letter of its ticket numbers; services may share one. */
  readonly letter: string
  readonly name: Words
  /** What it takes at the counter, minutes; used until the hall has measured its own. */
  readonly typicalMin: number
  /** A wait longer than this is late, minutes. */
  readonly targetMin: number
  /** May customers be invited to a terminal or the phone instead? */
  readonly divertible: boolean
}

/** A service at one counter, with the minutes of head start that make its rank there. */
export interface ServedService {
  readonly service: ServiceId
  readonly headStartMin: number
}

/** A counter (窗口) as it is built and labelled. */
export interface CounterConfig {
  readonly id: CounterId
  readonly label: Words
  readonly zone: ZoneId
  readonly serves: readonly ServedService[]
  /** Low and reachable by wheelchair. */
  readonly barrierFree: boolean
}

export interface Staff {
  readonly id: StaffId
  readonly name: string
  /** Service number (工号), where the hall gives one. */
  readonly number?: string | undefined
  /** Address of a picture on this server, `/staff/li-na.jpg`. */
  readonly photo?: string | undefined
  /** Stars the hall has awarded, 1 to 5. */
  readonly stars?: number | undefined
}

/** The numbers of "who is next"; their meaning stands in `policy.ts`. Minutes. */
export interface PolicyConfig {
  readonly classHeadStartMin: Readonly<Record<TicketClass, number>>
  /** After so many classed tickets in a row at a counter a normal one goes first. */
  readonly classedInRow: number
  /** So long after it was first overtaken, nothing overtakes a ticket any more. */
  readonly overtakenMin: number
}

/** Where to walk, seen from a board. */
export type Arrow = 'left' | 'right' | 'up' | 'straight' | 'none'

/** What the hall's public boards say and how. */
export interface BoardConfig {
  /** Languages shown side by side, the first one large. */
  readonly languages: readonly string[]
  /** Name of a file in `public/themes/`. */
  readonly theme: string
  /** Lines of the ticker, shown in turn. */
  readonly ticker: readonly Words[]
  /** Arrow by zone of the board (`*`: a board of no zone) and counter. */
  readonly arrows: Readonly<Record<string, Readonly<Record<string, Arrow>>>>
}

export interface KioskConfig {
  /** Tickets one kiosk gives in a minute; more is children at play. */
  readonly ticketsPerMinute: number
  /** Where to ask when no ticket can be had. */
  readonly helpPlace: Words
  /** Classes a customer may choose at the kiosk, besides normal. */
  readonly classes: readonly TicketClass[]
}

/** How the hall asks for ratings (好差评). */
export interface EvaluationConfig {
  /** No grants without it: pads show their idle screen. */
  readonly enabled: boolean
  /** How a pad names the clerk. */
  readonly clerk: 'name' | 'number' | 'none'
  /** Pads say their question aloud as well, outside quiet hours. */
  readonly spoken?: boolean | undefined
  /** Days that count for the follow-up of low ratings; Monday to Friday where the hall says nothing. */
  readonly workingDays?: WorkingDays | undefined
}

/** A hall that asks nobody. */
export const NO_EVALUATION: EvaluationConfig = { enabled: false, clerk: 'none' }

/** What a hall says aloud. */
export interface VoiceConfig {
  readonly languages: readonly string[]
  /** How often a call is said in each language while nobody else waits for the voice. */
  readonly repeat: number
  /** A chime rings before each sentence; where the hall says nothing it does. A hall of one counter may want none. */
  readonly chime?: boolean | undefined
  /** Calls are announced: somebody speaks in this hall, and what is not heard is told to the clerk. */
  readonly announced: boolean
  /** Waiting zones that have loudspeakers of their own; all others hear the hall's. */
  readonly zones: readonly ZoneId[]
  /** How loud calls are in a zone that has loudspeakers of its own, or in all others (`*`), dB to the level of every call. */
  readonly gainDb?: Readonly<Record<string, number>> | undefined
  /** Hours in which calls are quieter, local time; a window may cross midnight. */
  readonly quiet?: QuietHours | undefined
}

export interface QuietHours {
  readonly from: LocalTime
  readonly to: LocalTime
  /** dB to the level at other hours. */
  readonly gainDb: number
}

/** A hall as its owner configured it. Scope: *hall* (the event `hall.configured`). */
export interface HallConfig {
  readonly id: HallId
  readonly name: Words
  /** IANA name; every local time of the hall is in it. */
  readonly timeZone: string
  /** When numbers start again, local time. */
  readonly dayStartsAt: LocalTime
  readonly hours: {
    readonly open: LocalTime
    readonly close: LocalTime
    /** What a kiosk does outside them; a demo hall never sleeps. */
    readonly ticketsOutside: 'refuse' | 'allow'
  }
  readonly zones: readonly Zone[]
  readonly services: readonly Service[]
  readonly counters: readonly CounterConfig[]
  readonly staff: readonly Staff[]
  readonly policy: PolicyConfig
  readonly board: BoardConfig
  readonly kiosk: KioskConfig
  readonly evaluation: EvaluationConfig
  readonly voice: VoiceConfig
}

/** The policy a hall has when it says nothing (domain: elderly and disabled 10, vip 8, appointment 15). */
export const DEFAULT_POLICY: PolicyConfig = {
  classHeadStartMin: { normal: 0, elderly: 10, disabled: 10, vip: 8, appointment: 15 },
  classedInRow: 2,
  overtakenMin: 20,
}
