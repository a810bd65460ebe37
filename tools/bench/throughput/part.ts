import { type Rounds, runRounds } from '../measure/rounds.ts'
import { type Estimate, estimate, quantile, spread } from '../measure/stats.ts'
import type { Part } from '../part.ts'
import { figure, withInterval } from '../report/table.ts'
import { runFloor, runHall, type ThroughputRun } from './run.ts'

const CLIENTS = [1, 8, 32] as const

const HOW = `A thousand tickets, then a thousand calls, through the public API with idempotency keys, by so many clients at once, each on one
connection with its own counter; every call is followed by its *start*, which counts as a request and is not timed. Every answer
means: on the disk (\`synchronous=FULL\`). The server stays on one processor. The floor: a bare \`node:http\` server that inserts one row for every POST, as durable, and
does nothing else; it commits one by one, our hall commits what waits together. No target was set; the last column is by how much
the floor's requests a second are ours.`

function row(clients: number, what: 'tickets' | 'calls', results: Rounds<ThroughputRun>): string[] {
  const of = (name: string, measure: (run: ThroughputRun) => number): readonly number[] =>
    (results.get(`${name}, ${clients}`) ?? []).map(measure)
  const rate = (name: string): readonly number[] => of(name, (run) => run[what].requestsPerSecond)
  const p99 = (name: string): Estimate => estimate(of(name, (run) => quantile(run[what].tookMs, 0.99)))
  const p50 = (name: string): Estimate => estimate(of(name, (run) => quantile(run[what].tookMs, 0.5)))
  const floor = rate('floor')
  const ratio = estimate(rate('ours').map((value, round) => value / floor[round]!))
  const moved = spread(floor) > 1.5 ? ` (the floor moved ${figure(spread(floor))}×)` : ''
  return [
    what,
    String(clients),
    withInterval(estimate(of('ours', (run) => run[what].perSecond))),
    figure(p50('ours').median),
    withInterval(p99('ours')),
    withInterval(estimate(floor)),
    withInterval(p99('floor')),
    `${withInterval(ratio)}×${moved}`,
  ]
}

/** How many tickets and calls a second the hall makes durable. */
export const throughput: Part = async ({ rounds, short, random, say }) => {
  const count = short ? 100 : 1_000
  const clients = short ? [1, 8] : CLIENTS
  const candidates = clients.flatMap((many) => [
    { name: `ours, ${many}`, run: () => runHall(many, count) },
    { name: `floor, ${many}`, run: () => runFloor(many, count) },
  ])
  const results = await runRounds(candidates, rounds ?? (short ? 1 : 7), random, say)
  const runs = [...results].flatMap(([name, list]) => (name.startsWith('ours') ? list : []))
  const wrong = runs.filter(({ tickets, calls }) => tickets.count !== count || calls.count !== count).length
  return {
    id: 'throughput',
    title: 'Throughput',
    how: HOW,
    tables: [
      {
        columns: ['', 'clients', 'a second', 'p50 ms', 'p99 ms', 'floor a second', 'floor p99 ms', 'of the floor'],
        rows: (['tickets', 'calls'] as const).flatMap((what) => clients.map((many) => row(many, what, results))),
      },
    ],
    counts: [`${runs.length * count} tickets and ${runs.length * count} calls granted, none refused`],
    broken: wrong > 0 ? [`${wrong} runs did not do ${count} of each`] : [],
  }
}
