import type { SameWords } from '../words.ts'
import type { zh } from './zh.ts'

/** The same in English. */
export const en: SameWords<typeof zh> = {
  freshness: {
    live: 'live',
    recovering: 'reconnecting',
    since: (age) => `, shown as of ${age} ago`,
    stale: (age) => `connection lost, shown as of ${age} ago`,
    offline: (age) => `offline, shown as of ${age} ago`,
    never: 'not connected to the hall yet',
  },
  age: {
    seconds: (count) => `${count} s`,
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    // From two days on: see `ageInWords`.
    days: (count) => `${count} days`,
  },
}
