import type { Table } from '#tools/report/table.ts'
import { recordRecall } from '../call-paint/frames.ts'
import { openFilesLimit } from '../measure/cpu.ts'
import { runRounds } from '../measure/rounds.ts'
import { estimate, spread } from '../measure/stats.ts'
import { exactly, verdict } from '../measure/verdict.ts'
import type { Part } from '../part.ts'
import { figure, withInterval } from '../report/table.ts'
import { hasNchan } from './nchan.ts'
import { type FanOutRun, run } from './run.ts'
import { broadcastSubjects, eventsIn } from './subjects.ts'

/** CPU a delivery, beside a raw Node server and beside nchan. */
const TIMES_RAW = 1.15
const TIMES_NCHAN = 1

/** Files a server has open besides its readers. */
const OWN_FILES = 200

const how = (
  piece: string,
): string => `One clerk calls the same customer again and again; thousands of readers on raw sockets in a process of their own hold every message
against the one before it. A call is ${eventsIn(piece)} messages of the log, ${(Buffer.byteLength(piece) / 1_000).toFixed(1)} kB, and goes to every reader in one piece. CPU of the server process from \`schedstat\`,
divided by calls and readers: what one call to one reader costs. Ours takes the POST, decides, commits it to SQLite and folds it before anyone hears of it, and
its heartbeats are in the figure; the raw Node server writes the same bytes to every socket in one write; nginx with nchan, 1 worker, is given them as one message.
All at the same pace, after a thousand calls that nobody reads and forty that are not measured; server and readers each on a processor of its own. CPU in µs a call and reader.`

function ratioRow(
  name: string,
  ours: readonly FanOutRun[],
  others: readonly FanOutRun[] | undefined,
  target: number,
): string[] {
  if (!others)
    return [
      name,
      '–',
      '–',
      '–',
      `≤ ${target}×`,
      'no verdict: nchan is not here (Debian: apt-get install nginx-light libnginx-mod-nchan)',
    ]
  const each = (runs: readonly FanOutRun[]): number[] => runs.map(({ microsecondsEach }) => microsecondsEach)
  const ratio = estimate(each(ours).map((value, round) => value / each(others)[round]!))
  const floor = spread(each(others))
  return [
    name,
    withInterval(estimate(each(ours))),
    withInterval(estimate(each(others))),
    withInterval(ratio),
    `≤ ${target}×`,
    verdict(ratio, target, floor),
  ]
}

/** Two thousand readers beside two other servers, then ten thousand on ours alone. */
export const fanOut: Part = async ({ rounds, short, random, say }) => {
  const { called } = await recordRecall()
  const subjects = broadcastSubjects(called, hasNchan())
  const options = short
    ? { before: 0, readers: 200, calls: 20, perSecond: 20 }
    : { before: 1_000, readers: 2_000, calls: 120, perSecond: 20 }
  const candidates = subjects.map((subject) => ({ name: subject.name, run: () => run(subject, options) }))
  const results = await runRounds(candidates, rounds ?? (short ? 1 : 7), random, say)
  const crowd = short
    ? { before: 0, readers: 500, calls: 5, perSecond: 5 }
    : { before: 0, readers: Math.min(10_000, openFilesLimit() - OWN_FILES), calls: 60, perSecond: 4 }
  say(`${crowd.readers} readers on one process`)
  const large = await run(subjects[0]!, crowd)
  const ours = results.get('ours')!
  const cpu: Table = {
    columns: [`${options.readers} readers`, 'ours', 'baseline', 'ratio', 'target', 'verdict'],
    rows: [
      ratioRow('beside raw Node', ours, results.get('raw Node'), TIMES_RAW),
      ratioRow('beside nginx + nchan', ours, results.get('nginx + nchan'), TIMES_NCHAN),
    ],
  }
  const wanted = large.readers * large.calls * eventsIn(called)
  const many: Table = {
    columns: [
      'readers on one process',
      'calls',
      'deliveries due',
      'lost, doubled or out of order',
      'µs each',
      'KiB a connection',
      'verdict',
    ],
    rows: [
      [
        String(large.readers),
        String(large.calls),
        wanted.toLocaleString('en'),
        String(large.lost),
        figure(large.microsecondsEach),
        figure(large.bytesEach / 1_024),
        exactly(large.lost, 0),
      ],
    ],
  }
  const broken = [...results].flatMap(([name, runs]) =>
    runs.filter(({ lost }) => lost > 0).map(({ lost }) => `${name} lost ${lost}`),
  )
  return {
    id: 'fan-out',
    title: 'Fan-out',
    how: how(called),
    tables: [cpu, many],
    counts: [...results].map(
      ([name, runs]) =>
        `${name}: ${runs.reduce((sum, { delivered }) => sum + delivered, 0).toLocaleString('en')} deliveries, ${runs.reduce((sum, { lost }) => sum + lost, 0)} lost`,
    ),
    broken: [...broken, ...(large.lost > 0 ? [`${large.readers} readers lost ${large.lost}`] : [])],
  }
}
