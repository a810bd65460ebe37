import type { Fairness } from './fairness.ts'
import type { Judged } from './judge.ts'
import type { Account } from './played.ts'

/** With so many ahead a ticket is busy: here an estimate matters. */
const BUSY_AHEAD = 3
const WITHIN_MIN = 5

/** How good estimates were. `mae` in minutes; `within5` and `p80Coverage` are shares from 0 to 1. Null where nothing was judged. */
export interface EstimateFigures {
  readonly n: number
  readonly mae: number | null
  readonly within5: number | null
  readonly p80Coverage: number | null
}

/** What `--json` prints: this and nothing else. Minutes. */
export interface ReplayReport {
  readonly rows: number
  readonly skipped: number
  readonly shifted: number
  readonly tickets: number
  readonly called: number
  readonly finished: number
  readonly left: number
  readonly lost: number
  readonly doubled: number
  readonly waits: { readonly p50: number | null; readonly p90: number | null }
  readonly policy: { readonly extraWaitMax: number | null; readonly starved: number | null }
  readonly estimate: { readonly all: EstimateFigures; readonly busy: EstimateFigures }
  /** Mean absolute error on the same busy tickets, of simpler ways to tell a wait. */
  readonly baselines: {
    readonly constantMedian: number | null
    readonly aheadTimesMean: number | null
    readonly les: number | null
  }
}

/** What a report is made of. */
export interface Findings {
  readonly rows: number
  readonly skipped: number
  readonly shifted: number
  readonly account: Account
  readonly fairness: Fairness | null
  /** Called tickets that were told something, with their days; empty when estimates were not judged. */
  readonly judged: readonly Judged[]
  /** The last day of training; tickets of later days are tried. */
  readonly lastTrainingDay: string
}

export function reportOf({
  rows,
  skipped,
  shifted,
  account,
  fairness,
  judged,
  lastTrainingDay,
}: Findings): ReplayReport {
  const { waits, ...counts } = account
  const tried = judged.filter(({ day }) => day > lastTrainingDay)
  const busy = tried.filter(isBusy)
  const median = quantile(
    judged.filter((one) => isBusy(one) && one.day <= lastTrainingDay).map(({ waitMin }) => waitMin),
    0.5,
  )
  return {
    rows,
    skipped,
    shifted,
    ...counts,
    waits: { p50: rounded(quantile(waits, 0.5)), p90: rounded(quantile(waits, 0.9)) },
    policy: { extraWaitMax: rounded(fairness?.extraWaitMax ?? null), starved: fairness?.starved ?? null },
    estimate: { all: figuresOf(tried), busy: figuresOf(busy) },
    baselines: {
      constantMedian: median === null ? null : meanOff(busy, () => median),
      aheadTimesMean: meanOff(busy, ({ features, meanServiceMin }) => features.ahead * meanServiceMin),
      les: meanOff(busy, ({ features }) => features.les),
    },
  }
}

function isBusy({ features }: Judged): boolean {
  return features.ahead >= BUSY_AHEAD
}

function figuresOf(judged: readonly Judged[]): EstimateFigures {
  const share = (hit: (one: Judged) => boolean): number | null =>
    judged.length === 0 ? null : rounded(judged.filter(hit).length / judged.length)
  return {
    n: judged.length,
    mae: meanOff(judged, ({ expected }) => expected.p50Min),
    within5: share(({ waitMin, expected }) => Math.abs(waitMin - expected.p50Min) <= WITHIN_MIN),
    p80Coverage: share(({ waitMin, expected }) => waitMin <= expected.p80Min),
  }
}

function meanOff(judged: readonly Judged[], told: (one: Judged) => number): number | null {
  if (judged.length === 0) return null
  return rounded(judged.reduce((sum, one) => sum + Math.abs(one.waitMin - told(one)), 0) / judged.length)
}

/** The value below which that share of the values lie; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const ordered = values.toSorted((a, b) => a - b)
  const place = (ordered.length - 1) * share
  const low = ordered[Math.floor(place)]
  const high = ordered[Math.ceil(place)]
  return low === undefined || high === undefined ? null : low + (high - low) * (place - Math.floor(place))
}

function rounded(value: number): number
function rounded(value: number | null): number | null
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1_000) / 1_000
}
