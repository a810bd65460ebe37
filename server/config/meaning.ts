import { instantOf } from '#shared/domain/time/instant.ts'
import { wallClock } from '#shared/domain/time/zone.ts'
import type { Fault, Path } from './problems.ts'
import { cureForName } from './near.ts'
import type { HallFile } from './schema.ts'

/** What a schema cannot say of a hall: that its parts fit together. `themes`: those that pages can wear. */
export function faultsOf(hall: HallFile, themes: readonly string[]): readonly Fault[] {
  return [
    ...zoneFaults(hall),
    ...doubled('zones', hall.zones),
    ...doubled('services', hall.services),
    ...doubled('counters', hall.counters),
    ...doubled('staff', hall.staff),
    ...hourFaults(hall),
    ...counterFaults(hall),
    ...voiceFaults(hall),
    ...arrowFaults(hall),
    ...languageFaults(hall),
    ...unservedFaults(hall),
    ...unknownId(['board', 'theme'], hall.board.theme, themes, 'file', 'public/themes'),
  ]
}

/** Customers would take tickets that nobody can ever call. */
function unservedFaults({ services, counters }: HallFile): readonly Fault[] {
  const served = new Set(counters.flatMap(({ serves }) => serves.map(({ service }) => service)))
  return services.flatMap(({ id }, index) =>
    served.has(id)
      ? []
      : [
          {
            path: ['services', index],
            problem: `${JSON.stringify(id)} is served by no counter`,
            cure: 'Add it to what a counter serves, or take it out.',
          },
        ],
  )
}

/** `CST` would be taken for Chicago, and `+08:00` knows no summer time: only names by region are unmistakable. */
const UNMISTAKABLE = /^(?:UTC|[A-Za-z]+(?:\/[A-Za-z0-9_+-]+)+)$/

function zoneFaults({ timeZone }: HallFile): readonly Fault[] {
  try {
    if (!UNMISTAKABLE.test(timeZone)) throw new RangeError('not a name by region')
    wallClock(instantOf(0), timeZone)
    return []
  } catch {
    const known = Intl.supportedValuesOf('timeZone')
    const cure = cureForName(timeZone, known)
    return [
      {
        path: ['timeZone'],
        problem: `${JSON.stringify(timeZone)} is no IANA time zone`,
        cure: cure.startsWith('Did') ? cure : 'Write for example "Asia/Shanghai".',
      },
    ]
  }
}

function doubled(
  list: 'zones' | 'services' | 'counters' | 'staff',
  entries: readonly { readonly id: string }[],
): readonly Fault[] {
  return entries.flatMap(({ id }, index) => {
    const first = entries.findIndex((entry) => entry.id === id)
    return first === index
      ? []
      : [
          {
            path: [list, index, 'id'],
            problem: `${JSON.stringify(id)} is taken by ${list}[${first}]`,
            cure: 'Give each its own id.',
          },
        ]
  })
}

function hourFaults({ hours }: HallFile): readonly Fault[] {
  if (hours.open !== hours.close) return []
  return [
    {
      path: ['hours', 'close'],
      problem: 'is the same as open, so the hall would never open',
      cure: 'Write when it closes; before open means past midnight.',
    },
  ]
}

function counterFaults({ counters, zones, services }: HallFile): readonly Fault[] {
  const zoneIds = zones.map(({ id }) => id)
  const serviceIds = services.map(({ id }) => id)
  return counters.flatMap((counter, index) => {
    const at: Path = ['counters', index]
    const zone = unknownId([...at, 'zone'], counter.zone, zoneIds, 'zone')
    const served = counter.serves.flatMap(({ service }, place): readonly Fault[] => {
      const path = [...at, 'serves', place]
      const first = counter.serves.findIndex((other) => other.service === service)
      if (first < place)
        return [{ path, problem: `${JSON.stringify(service)} stands there twice`, cure: 'Name each service once.' }]
      return unknownId(path, service, serviceIds, 'service')
    })
    return [...zone, ...served]
  })
}

function voiceFaults({ voice, zones }: HallFile): readonly Fault[] {
  const known = zones.map(({ id }) => id)
  const loud = Object.keys(voice.gainDb ?? {}).filter((zone) => zone !== '*')
  return [
    ...voice.zones.flatMap((zone, index) => unknownId(['voice', 'zones', index], zone, known, 'zone')),
    ...loud.flatMap((zone) => unknownId(['voice', 'gainDb', zone], zone, voice.zones, 'zone with loudspeakers')),
  ]
}

function unknownId(
  path: Path,
  id: string,
  known: readonly string[],
  kind: string,
  whole = 'this hall',
): readonly Fault[] {
  return known.includes(id)
    ? []
    : [{ path, problem: `${JSON.stringify(id)} is no ${kind} of ${whole}`, cure: cureForName(id, known) }]
}

function arrowFaults({ board, zones, counters }: HallFile): readonly Fault[] {
  const zoneIds = ['*', ...zones.map(({ id }) => id)]
  const counterIds = counters.map(({ id }) => id)
  return Object.entries(board.arrows).flatMap(([zone, arrows]) => [
    ...unknownId(['board', 'arrows', zone], zone, zoneIds, 'zone'),
    ...Object.keys(arrows).flatMap((counter) =>
      unknownId(['board', 'arrows', zone, counter], counter, counterIds, 'counter'),
    ),
  ])
}

/** A language on the boards needs its words everywhere a board shows them. */
function languageFaults(hall: HallFile): readonly Fault[] {
  const shown: readonly (readonly [Path, Readonly<Record<string, string>>])[] = [
    [['name'], hall.name],
    ...hall.zones.map(({ name }, index) => [['zones', index, 'name'], name] as const),
    ...hall.services.map(({ name }, index) => [['services', index, 'name'], name] as const),
    ...hall.counters.flatMap(({ label }, index) => (label ? [[['counters', index, 'label'], label] as const] : [])),
    ...hall.board.ticker.map((line, index) => [['board', 'ticker', index], line] as const),
  ]
  return hall.board.languages.flatMap((language) =>
    shown
      .filter(([, words]) => words[language] === undefined)
      .map(([path]) => ({
        path,
        problem: `has no words in ${JSON.stringify(language)}, which board.languages shows`,
        cure: `Add "${language}", or take the language from the board.`,
      })),
  )
}
