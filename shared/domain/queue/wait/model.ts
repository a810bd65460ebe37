import type { LocalDate } from '../../time/zone.ts'
import type { ServiceId } from '../ids.ts'
import type { WaitRange } from '../events.ts'
import type { WaitFeatures } from './features.ts'
import { BUSY_AHEAD } from './memory.ts'
import { quantileLine } from './quantile.ts'
import type { WaitSample } from './sample.ts'

/** Busy (or quiet) hours have a line of their own from so many samples on; with fewer all share one. */
const SAMPLES_FOR_OWN_LINE = 200
/** A service has a level of its own in the line from so many samples on. */
const SAMPLES_FOR_SERVICE = 25
/** Price of a coefficient, in minutes of loss: features that say the same thing share what they say. */
const SHRINK = 1

/** Two lines over the same standardised features, for P50 and P80. */
export interface WaitLines {
  /** Services with a level of their own, in the order of their columns. */
  readonly services: readonly ServiceId[]
  readonly mean: readonly number[]
  readonly scale: readonly number[]
  /** How far from the mean, in scales, a feature was ever seen; twice that is as far as the line is believed. */
  readonly reach: readonly number[]
  readonly p50: readonly number[]
  readonly p80: readonly number[]
}

/** What the hall learnt from its samples in one night. */
export interface WaitModel {
  /** The day it was first used. */
  readonly day: LocalDate
  readonly samples: number
  readonly quiet: WaitLines
  readonly busy: WaitLines
}

/** The columns of the regression: the features, with roots and products where a wait does not grow in a straight line. */
function columnsOf(features: WaitFeatures, services: readonly ServiceId[]): number[] {
  const { classed, before, beforeSame, same, sameClassed, oldest, queueLength, les, gap, open, idle, fresh, hour } =
    features
  return [
    queueLength,
    Math.sqrt(queueLength),
    les,
    gap,
    (beforeSame + 1) * gap,
    beforeSame,
    before,
    oldest,
    Math.sqrt(oldest),
    open,
    idle,
    fresh,
    classed,
    classed * same,
    sameClassed,
    hour,
    ...services.map((service) => (service === features.service ? 1 : 0)),
  ]
}

/** Learns P50 and P80 lines from the samples. Deterministic; about 0.2 s for 3,000. */
export function trainModel(quiet: readonly WaitSample[], busy: readonly WaitSample[], day: LocalDate): WaitModel {
  const all = [...quiet, ...busy]
  const own = quiet.length >= SAMPLES_FOR_OWN_LINE && busy.length >= SAMPLES_FOR_OWN_LINE
  const shared = own ? null : trainLines(all)
  return { day, samples: all.length, quiet: shared ?? trainLines(quiet), busy: shared ?? trainLines(busy) }
}

function trainLines(samples: readonly WaitSample[]): WaitLines {
  const services = servicesWithLevel(samples)
  const columns = samples.map(({ features }) => columnsOf(features, services))
  const width = columns[0]?.length ?? 0
  const each = Array.from({ length: width }, (_, j) => columns.map((row) => row[j]!))
  const mean = each.map((values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length))
  const scale = each.map(
    (values, j) =>
      Math.sqrt(values.reduce((sum, value) => sum + (value - mean[j]!) ** 2, 0) / Math.max(1, values.length)) || 1,
  )
  const reach = each.map((values, j) =>
    values.reduce((most, value) => Math.max(most, Math.abs(value - mean[j]!) / scale[j]!), 0),
  )
  const rows = columns.map((row) => standardised(row, { mean, scale, reach }))
  const waits = samples.map(({ waitMin }) => waitMin)
  return {
    services,
    mean,
    scale,
    reach,
    p50: quantileLine(rows, waits, 0.5, SHRINK),
    p80: quantileLine(rows, waits, 0.8, SHRINK),
  }
}

function servicesWithLevel(samples: readonly WaitSample[]): readonly ServiceId[] {
  const counts = new Map<ServiceId, number>()
  for (const {
    features: { service },
  } of samples)
    counts.set(service, (counts.get(service) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count >= SAMPLES_FOR_SERVICE)
    .map(([service]) => service)
    .sort()
}

function standardised(
  columns: readonly number[],
  { mean, scale, reach }: Pick<WaitLines, 'mean' | 'scale' | 'reach'>,
): readonly number[] {
  return [
    1,
    ...columns.map((value, j) => {
      const far = 2 * reach[j]!
      return Math.max(-far, Math.min(far, (value - mean[j]!) / scale[j]!))
    }),
  ]
}

/** What the model expects of a ticket, minutes; never negative, P80 never below P50. */
export function predict(model: WaitModel, features: WaitFeatures): WaitRange {
  const lines = features.ahead >= BUSY_AHEAD ? model.busy : model.quiet
  const row = standardised(columnsOf(features, lines.services), lines)
  const along = (line: readonly number[]): number => row.reduce((sum, value, j) => sum + value * line[j]!, 0)
  const p50Min = Math.max(0, along(lines.p50))
  return { p50Min, p80Min: Math.max(p50Min, along(lines.p80)) }
}
