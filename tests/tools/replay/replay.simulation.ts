import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { generateLog, type GeneratedLog } from '#tests/fixtures/queue-log.ts'
import { playByPolicy } from '#tools/replay/by-policy.ts'
import { starvedIn } from '#tools/replay/fairness.ts'
import { heal } from '#tools/replay/heal.ts'
import type { QueueLog } from '#tools/replay/log.ts'
import { readLog } from '#tools/replay/read-log.ts'
import { defaultSplit, replay, type Replayed, type ReplayOrder } from '#tools/replay/replay.ts'

const ORDER: ReplayOrder = { zone: 'Asia/Jerusalem', mode: 'both', trainUntil: null, nightly: false }

describe('replaying a log with every disease', () => {
  let generated: GeneratedLog
  let log: QueueLog
  let played: Replayed

  before(async () => {
    generated = generateLog({ seed: 7, days: 7, perDay: 190 })
    log = readLog(generated.csv, { columns: {}, zone: ORDER.zone })
    played = await replay(log, ORDER)
  })

  it('has every disease to cure', () => {
    for (const [disease, count] of Object.entries(generated.planted)) assert.ok(count > 0, disease)
    assert.ok(generated.left > 0)
  })

  it('skips exactly what cannot have happened and shifts exactly what overlaps', () => {
    const { calledLongBefore, endedBeforeCalled, overlaps } = generated.planted
    const { rows, skipped, shifted } = played.report
    assert.deepEqual(
      { rows, skipped, shifted },
      { rows: generated.rows, skipped: calledLongBefore + endedBeforeCalled, shifted: overlaps },
    )
  })

  it('lets every ticket out that came in: nobody is lost, nobody doubled, no wish refused', () => {
    const { tickets, finished, left, called, lost, doubled, rows, skipped } = played.report
    assert.equal(tickets, rows - skipped)
    assert.equal(finished + left, tickets)
    assert.deepEqual({ called, left, lost, doubled }, { called: finished, left: generated.left, lost: 0, doubled: 0 })
    assert.deepEqual(played.refused, {})
  })

  it('calls everyone when the log says', () => {
    const waits = heal(log.tickets)
      .tickets.flatMap(({ arrivedAt, calledAt }) => (calledAt === null ? [] : [(calledAt - arrivedAt) / 60_000]))
      .sort((a, b) => a - b)
    assert.ok(Math.abs(played.report.waits.p50! - waits[Math.floor((waits.length - 1) / 2)]!) < 0.1)
  })

  it('judges the estimate on later days than it learnt from, and beats what is simpler', () => {
    const { estimate, baselines } = played.report
    assert.ok(estimate.busy.n > 100 && estimate.all.n > estimate.busy.n)
    assert.ok(estimate.busy.mae! < 0.8 * baselines.constantMedian!, JSON.stringify({ estimate, baselines }))
    assert.ok(estimate.busy.mae! < baselines.aheadTimesMean! && estimate.busy.mae! < baselines.les!)
    assert.ok(estimate.busy.p80Coverage! >= 0.7 && estimate.busy.p80Coverage! <= 0.9, `${estimate.busy.p80Coverage}`)
  })

  it('starves nobody by our policy, and says the extra wait against first-come', () => {
    const { extraWaitMax, starved } = played.report.policy
    assert.equal(starved, 0)
    assert.ok(extraWaitMax! > 0)
  })

  it('says the same when it is asked again', async () => {
    assert.deepEqual((await replay(log, { ...ORDER, mode: 'as-logged' })).report.estimate, played.report.estimate)
  })

  it('judges nothing of a policy it did not play', async () => {
    const { report } = await replay(log, { ...ORDER, mode: 'as-logged', nightly: true })
    assert.deepEqual(report.policy, { extraWaitMax: null, starved: null })
    assert.ok(report.estimate.all.n > 0)
  })
})

describe('replaying by our policy', () => {
  it('serves everyone who does not leave, also past the last end of their counter', async () => {
    const rows = [
      // One counter, and its last end comes while others wait: it stays until nobody does.
      '2026-03-02T09:00:00,PS,normal,2026-03-02T09:00:00,2026-03-02T09:10:00,ANNA,served',
      '2026-03-02T09:01:00,PS,normal,2026-03-02T09:20:00,2026-03-02T09:25:00,ANNA,served',
      '2026-03-02T09:02:00,PS,vip,2026-03-02T09:10:00,2026-03-02T09:20:00,ANNA,served',
      '2026-03-02T09:03:00,PS,normal,,2026-03-02T09:24:00,,left',
    ]
    const log = readLog(['arrivedAt,service,priority,calledAt,endedAt,counter,outcome', ...rows].join('\n'), {
      columns: {},
      zone: 'UTC',
    })
    const { report, refused } = await replay(log, { ...ORDER, mode: 'policy' })
    assert.deepEqual([report.tickets, report.finished, report.left, report.lost, refused], [4, 3, 1, 0, {}])
  })

  it('counts whoever is overtaken beyond the bound as starved', async () => {
    const log = readLog(generateLog({ seed: 3, days: 1, perDay: 320 }).csv, { columns: {}, zone: 'UTC' })
    const { tickets } = heal(log.tickets)
    // A policy whose bound is 25 minutes, measured by one whose bound is none: the measure must see what happened.
    const late = await playByPolicy(tickets, 'UTC', {
      classHeadStartMin: { normal: 0, elderly: 0, disabled: 0, vip: 90, appointment: 0 },
      classedInRow: 99,
      overtakenMin: 25,
    })
    assert.equal(starvedIn(late.events), 0)
    const strict = late.events.map((event) =>
      event.type === 'hall.configured' && event.data !== null
        ? {
            ...event,
            data: { config: { ...event.data.config, policy: { ...event.data.config.policy, overtakenMin: 1 } } },
          }
        : event,
    )
    assert.ok(starvedIn(strict) > 0)
  })
})

describe('a log without ends of service', () => {
  it('is judged ticket by ticket, hall by hall, and plays nothing', async () => {
    const lines = ['hall,service,date,issuedMinute,calledMinute,openCounters,ahead']
    for (const hall of ['H1', 'H2'])
      for (let day = 2; day < 9; day++)
        for (let n = 0; n < 130; n++) {
          const issued = 500 + n * 3
          const wait = 4 + (n % 12) * (hall === 'H1' ? 3 : 5)
          lines.push(`${hall},7,2026-03-0${day},${issued},${issued + wait},3,${n % 12}`)
        }
    const { report } = await replay(readLog(lines.join('\n'), { columns: {}, zone: 'Europe/Warsaw' }), ORDER)
    assert.deepEqual([report.tickets, report.called, report.lost, report.policy.starved], [1_820, 1_820, 0, null])
    assert.ok(report.estimate.busy.mae! < 0.5 * report.baselines.constantMedian!, JSON.stringify(report))
  })
})

describe('the days that teach', () => {
  it('are the first 64 in a hundred, at least one; a single day only tries', () => {
    const days = (count: number) =>
      Array.from({ length: count }, (_, day) => ({ arrivedAt: Date.UTC(2026, 2, 1 + day, 9) })) as never
    assert.equal(defaultSplit(days(14), 'UTC'), '2026-03-09')
    assert.equal(defaultSplit(days(2), 'UTC'), '2026-03-01')
    assert.equal(defaultSplit(days(1), 'UTC'), '')
  })
})
