import type { LocalDate, LocalTime } from '../time/zone.ts'

/** Whom a call is for. A name is spoken only by its family name, and only with a form of address. */
export interface Called {
  /** One or more ticket numbers, as printed. */
  readonly tickets: readonly string[]
  /** May be masked (`王*丽`); masked characters are never spoken. */
  readonly name?: string | undefined
  readonly gender?: 'F' | 'M' | undefined
}

/** Where they go: `3`, `3B`, `VIP1`, `贵宾室`. */
export interface Place {
  readonly window: string
  /** What the hall calls its counters: 窗口, 柜台, 诊室. */
  readonly unit?: string | undefined
}

/** Everything a hall may want to say. */
export type Wanted =
  | ({ readonly kind: 'call' | 'recall'; readonly verb?: string | undefined } & Called & Place)
  | ({ readonly kind: 'prepare' } & Called)
  /** `place`: where to ask; the reception desk unless the hall says otherwise. */
  | ({ readonly kind: 'missed'; readonly place?: string | undefined } & Called)
  /** How many are ahead. */
  | { readonly kind: 'wait'; readonly ahead: number }
  /** The hall closes in so many minutes, or at that time. */
  | { readonly kind: 'closing'; readonly minutes?: number | undefined; readonly at?: LocalTime | undefined }
  | {
      readonly kind: 'outage'
      readonly area: string
      readonly type: 'planned' | 'temporary' | 'fault'
      readonly date?: LocalDate | undefined
      readonly from: LocalTime
      readonly to: LocalTime
    }
  /** There is one, and whoever is in the hall is told to keep calm. */
  | { readonly kind: 'emergency' }
  | { readonly kind: 'text'; readonly text: string }

/** Does what begins on one day end on the next? Over midnight, that is; 24:00 is still the same day. */
export function endsNextDay({ from, to }: { readonly from: LocalTime; readonly to: LocalTime }): boolean {
  const minutes = (time: LocalTime): number => {
    const [hour = 0, minute = 0] = time.split(':').map(Number)
    return hour * 60 + minute
  }
  return minutes(to) < minutes(from)
}

/** How a hall wants its numbers read. */
export interface ReadingOptions {
  /** How Mandarin says 1 in a code: 幺 cannot be mistaken for 七. Cantonese has no 幺. */
  readonly digitOne: 'yao' | 'yi'
}

export const DEFAULT_READING: ReadingOptions = { digitOne: 'yao' }

/** Nothing of it can be said: there is no number, and what there is of a name is masked. */
export class NothingToSay extends Error {
  override readonly name = 'NothingToSay'
}
