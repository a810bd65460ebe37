import type { QueueChange } from '#shared/domain/queue/change.ts'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { CallId, HallId } from '#shared/domain/queue/ids.ts'
import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import type { PresenceReport } from './api.ts'
import type { DeviceCommand } from './devices.ts'
import type { ServiceWait } from './snapshot.ts'
import type { ShownHint } from './stream.ts'

/** How old what a screen shows may be: `recovering` under 12 s without bytes, then `stale`, from 60 s `offline`. */
export type Freshness = 'live' | 'recovering' | 'stale' | 'offline'

/**
 * Why waiting will not help: the server does not know the hall of this address, lets this screen read nothing, or says
 * that this browser is no device of the hall, or not any more.
 */
export type Trouble = 'unknown-hall' | 'no-right' | 'not-paired'

/** A fact that came over the live stream. `recovered`: it was missed and learnt afterwards, so it is painted, not spoken. */
export interface FreshFact {
  readonly fact: LoggedHallFact
  readonly recovered: boolean
}

/** All that is known of a hall at one position of its log; a screen goes on from it by what each fact changed. */
export interface WholeHall {
  readonly epoch: string
  readonly state: QueueState
  readonly waits: readonly ServiceWait[]
  /** Screens that said they painted a call, by callId. */
  readonly shown: Readonly<Record<string, number>>
  readonly demo: boolean
}

/** What a log entry may say: measures, yes or no, and codes. Text that came from a person has no place in it. */
export type LogFacts = Readonly<Record<string, number | boolean | string | null>>

/** One line of a device's log. */
export interface LogEntry {
  /** By the device's own date, ms since 1970; only its order can be trusted. */
  readonly at: number
  readonly area: string
  readonly code: string
  readonly facts: LogFacts
}

/** What a screen hears of its hall, from the stream's SharedWorker or from a stream in its own page. */
export type FeedMessage =
  /**
   * Everything, all over again: the first thing a screen hears, and after whatever could not be continued. `hallMs` as in
   * `link`, so that the first paint has the hall's time on its clock.
   */
  | { readonly kind: 'state'; readonly whole: WholeHall; readonly hallMs: number | null }
  /** The next facts of the log, in order, none missing, and what they made of the state before the first of them. */
  | {
      readonly kind: 'facts'
      readonly epoch: string
      readonly facts: readonly FreshFact[]
      readonly change: QueueChange
    }
  /** The waits of the moment. */
  | { readonly kind: 'waits'; readonly waits: readonly ServiceWait[] }
  /** More screens have painted a call. */
  | { readonly kind: 'shown'; readonly shown: ShownHint }
  /** How well the hall is heard; `hallMs` is the hall's clock as this is sent, `ageMs` the silence so far (null: never heard). */
  | {
      readonly kind: 'link'
      readonly freshness: Freshness
      readonly ageMs: number | null
      readonly trouble: Trouble | null
      readonly hallMs: number | null
    }
  /** A manager wants something of this device; whoever keeps the device in this browser sees to it. */
  | { readonly kind: 'command'; readonly command: DeviceCommand }
  /** The worker logged something. */
  | { readonly kind: 'logged'; readonly entry: LogEntry }

/** What a page says to the stream's SharedWorker. */
export type PageMessage =
  /**
   * This page is alive and wants this hall: said on joining and every few seconds after; each is answered with a `link`.
   * `speaks`: it is a speaker of the hall, or stands ready to be one.
   */
  | { readonly kind: 'here'; readonly hall: HallId; readonly speaks: boolean }
  /** This screen of the page has painted a call. */
  | { readonly kind: 'shown'; readonly hall: HallId; readonly call: CallId; readonly screen: string }
  /** This page goes away. */
  | { readonly kind: 'leave' }

/** Where the pages of one browser and whoever keeps its device speak to each other: workers and pages alike. */
export const DEVICE_CHANNEL = 'hallcast-device'

/** What is said there. */
export type DeviceMessage =
  /** Every page tells what it shows. */
  | { readonly kind: 'who' }
  /** This page, and what people gave at it. */
  | {
      readonly kind: 'page'
      readonly screen: string
      readonly page: PresenceReport['pages'][number]
      readonly outbox: PresenceReport['outbox']
    }
  /** Every page does this, once. */
  | { readonly kind: 'command'; readonly command: DeviceCommand }
  /** A manager has just let this browser in. */
  | { readonly kind: 'paired' }
