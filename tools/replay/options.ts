import { parseArgs } from 'node:util'
import { ReplayTrouble } from './trouble.ts'

export interface ReplayOptions {
  readonly file: string
  /** What columns mean, where their names do not say it. */
  readonly columns: Readonly<Record<string, string>>
  readonly zone: string
  /** `both`: played as logged for the estimates, by policy for the fairness. */
  readonly mode: 'as-logged' | 'policy' | 'both' | 'live'
  readonly speed: number
  readonly url: string
  readonly hall: string
  readonly json: boolean
  /** Last day the estimate learns from, `2026-11-23`; null: the first 64 % of the days. */
  readonly trainUntil: string | null
  /** Learn anew every night, as the product does, instead of staying with the model of the last training night. */
  readonly nightly: boolean
}

export const USAGE = `npm run replay -- FILE.csv [--as-logged | --policy] [--json]
  --columns arrivedAt=NAME,service=NAME   what columns mean, where their names do not say it
  --zone Asia/Jerusalem                   time zone of local times in the file (UTC)
  --as-logged                             only as the log says: judges the estimated waits
  --policy                                only by our policy: judges the fairness
  --train-until 1999-02-09                last day the estimate learns from (the first 64 % of the days)
  --nightly                               learn anew every night, as a hall does
  --live --speed 60 --url http://127.0.0.1:8080 --hall demo
                                          through a running demo server, so that its boards can be watched
  --json                                  one JSON object instead of words`

/**
 * Reads the command line.
 * @throws {ReplayTrouble} `unknown-option`, `bad-option` or `no-file`
 */
export function readOptions(args: readonly string[]): ReplayOptions {
  const { values, positionals } = parse(args)
  const [file, ...more] = positionals
  if (file === undefined) throw new ReplayTrouble('no-file', 'FILE', `no file given\n${USAGE}`)
  if (more.length > 0)
    throw new ReplayTrouble('bad-option', 'FILE', `one file at a time; there is also ${more.join(', ')}`)
  const modes = [values['as-logged'] && 'as-logged', values.policy && 'policy', values.live && 'live'].filter(
    (mode) => typeof mode === 'string',
  )
  if (modes.length > 1)
    throw new ReplayTrouble(
      'bad-option',
      `--${modes[1]}`,
      `--${modes[0]} and --${modes[1]} exclude each other; leave one out`,
    )
  const speed = Number(values.speed ?? '60')
  if (!(speed > 0 && speed <= 100_000))
    throw new ReplayTrouble(
      'bad-option',
      '--speed',
      `--speed ${values.speed} is no number above 0; 60 plays an hour in a minute`,
    )
  const trainUntil = values['train-until'] ?? null
  if (trainUntil !== null && !/^\d{4}-\d{2}-\d{2}$/.test(trainUntil)) {
    throw new ReplayTrouble(
      'bad-option',
      '--train-until',
      `--train-until ${trainUntil} is no day; write it as 1999-02-09`,
    )
  }
  return {
    file,
    columns: readColumns(values.columns),
    zone: values.zone ?? 'UTC',
    mode: (modes[0] as ReplayOptions['mode'] | undefined) ?? 'both',
    speed,
    url: (values.url ?? 'http://127.0.0.1:8080').replace(/\/+$/, ''),
    hall: values.hall ?? 'demo',
    json: values.json ?? false,
    trainUntil,
    nightly: values.nightly ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        columns: { type: 'string' },
        zone: { type: 'string' },
        'as-logged': { type: 'boolean' },
        policy: { type: 'boolean' },
        live: { type: 'boolean' },
        speed: { type: 'string' },
        url: { type: 'string' },
        hall: { type: 'string' },
        json: { type: 'boolean' },
        'train-until': { type: 'string' },
        nightly: { type: 'boolean' },
      },
    })
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0]! : String(error)
    const field = /'(--?[\w-]+)/.exec(message)?.[1] ?? null
    throw new ReplayTrouble(
      message.startsWith('Unknown') ? 'unknown-option' : 'bad-option',
      field,
      `${message.split('. ')[0]}\n${USAGE}`,
    )
  }
}

function readColumns(text: string | undefined): Readonly<Record<string, string>> {
  const columns: Record<string, string> = {}
  for (const pair of text?.split(',') ?? []) {
    const [field, ...name] = pair.split('=')
    if (!field || name.length === 0 || name.join('=') === '') {
      throw new ReplayTrouble(
        'bad-option',
        '--columns',
        `--columns has "${pair}"; write it as arrivedAt=NAME,service=NAME`,
      )
    }
    columns[field.trim()] = name.join('=').trim()
  }
  return columns
}
