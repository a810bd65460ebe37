import { minuteOf } from '#shared/domain/time/zone.ts'
import type { Fault } from './problems.ts'
import type { HallFile } from './schema.ts'

/** What a hall may want but seldom does: it opens all the same. */
export function warningsOf(hall: HallFile): readonly Fault[] {
  return [
    ...emptyZones(hall),
    ...sharedLetters(hall),
    ...sameLabels(hall),
    ...daysThatEndAtWork(hall),
    ...nobodyToSit(hall),
  ]
}

function emptyZones({ zones, counters }: HallFile): readonly Fault[] {
  return zones.flatMap(({ id }, index) =>
    counters.some(({ zone }) => zone === id)
      ? []
      : [
          {
            path: ['zones', index],
            problem: `${JSON.stringify(id)} has no counters, so that a board of it shows no call`,
            cure: 'Put counters into it, or hang boards of the whole hall there.',
          },
        ],
  )
}

function sharedLetters({ services }: HallFile): readonly Fault[] {
  return services.flatMap(({ letter }, index) => {
    const first = services.findIndex((service) => service.letter === letter)
    return first === index
      ? []
      : [
          {
            path: ['services', index, 'letter'],
            problem: `${JSON.stringify(letter)} is the letter of services[${first}] too: both count in one row of numbers`,
            cure: 'Give it a letter of its own, unless that is meant.',
          },
        ]
  })
}

/** Two signs that say the same send customers to the wrong one. */
function sameLabels({ counters }: HallFile): readonly Fault[] {
  return counters.flatMap(({ label }, index) => {
    const first = counters.findIndex((counter) => label && counter.label?.zh === label.zh)
    return first === index || first < 0
      ? []
      : [
          {
            path: ['counters', index, 'label'],
            problem: `says the same as the sign of counters[${first}]`,
            cure: 'Let each sign say something of its own.',
          },
        ]
  })
}

/** When numbers start again, whoever waits is let go of. */
function daysThatEndAtWork({ hours, dayStartsAt }: HallFile): readonly Fault[] {
  const [open, close, turn] = [hours.open, hours.close, dayStartsAt].map(minuteOf) as [number, number, number]
  const within = open < close ? turn > open && turn < close : turn > open || turn < close
  return within
    ? [
        {
          path: ['dayStartsAt'],
          problem: `${dayStartsAt} lies within the opening hours: numbers start again then, and who waits is let go of`,
          cure: 'Choose an hour at which the hall sleeps.',
        },
      ]
    : []
}

function nobodyToSit({ staff }: HallFile): readonly Fault[] {
  return staff.length > 0
    ? []
    : [{ path: ['staff'], problem: 'is empty: nobody can open a counter', cure: 'Name the clerks of the hall.' }]
}
