import type { SameWords } from '../words.ts'
import type { zh } from './zh.ts'

const plural = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`

/** The same in English. */
export const en: SameWords<typeof zh> = {
  freshness: {
    live: 'live',
    recovering: 'reconnecting',
    stale: (age) => `connection lost, shown as of ${age} ago`,
    offline: (age) => `offline, shown as of ${age} ago`,
    never: 'not connected to the hall yet',
  },
  trouble: {
    'unknown-hall': 'There is no such hall: check the address of this page',
    'no-right': 'This screen has no permission yet',
  },
  counter: { closed: 'Closed', idle: 'Free', calling: 'Calling', serving: 'Serving', paused: 'Paused' },
  ticket: {
    booked: 'booked',
    waiting: 'waiting',
    called: 'please go to the counter',
    serving: 'being served',
    held: 'on hold',
    missed: 'missed',
    done: 'finished',
    cancelled: 'cancelled',
    expired: 'expired',
  },
  class: { normal: 'Normal', elderly: 'Elderly', disabled: 'Accessible', vip: 'VIP', appointment: 'Appointment' },
  wait: {
    under: (minutes) => `under ${minutes} min`,
    about: (minutes) => `about ${minutes} min`,
    range: (from, to) => `about ${from}–${to} min`,
  },
  age: {
    seconds: (count) => `${count} s`,
    minutes: (count) => `${count} min`,
    hours: (count) => `${count} h`,
    days: (count) => plural(count, 'day'),
  },
}
