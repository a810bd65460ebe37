import { quantile } from '#tools/bench/measure/stats.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { startServer } from '#tools/hall/server.ts'
import type { Effort, Fault, Outcome } from '../fault.ts'
import { stackLinesIn, Trials, unless } from '../trials.ts'
import { SlowClients } from './attack.ts'

/** Clients of each kind; and so long they are at it while calls are made: longer than the server lets one of them hold a line. */
const FULL = { ofEach: 1_000, lastsMs: 75_000 }
const SHORT = { ofEach: 100, lastsMs: 4_000 }
/** Between two calls of the one clerk, ms. */
const SPACE_MS = 60
/** A clerk is told within this that it did not work (contract): no call may take as long. */
const TOLD_MS = 3_000
/** The attack may make a call so many times as long as a quiet one, at the median. */
const RATIO = 3

/** Recalls without end, and how long each was answered after, ms. */
async function calls(client: HallClient, lastsMs: number): Promise<readonly number[]> {
  const took: number[] = []
  const end = performance.now() + lastsMs
  while (performance.now() < end) {
    const from = performance.now()
    await client.act('1', 'recall')
    took.push(performance.now() - from)
    await new Promise((resolve) => setTimeout(resolve, SPACE_MS))
  }
  return took
}

const figures = (took: readonly number[]): string =>
  `p50 ${quantile(took, 0.5).toFixed(1)} ms, p99 ${quantile(took, 0.99).toFixed(1)} ms`

async function play({ short, say }: Effort): Promise<Outcome> {
  const { ofEach, lastsMs } = short ? SHORT : FULL
  const server = await startServer()
  const attack = new SlowClients(server.port)
  try {
    const client = new HallClient(server.url)
    await client.openCounters(1)
    await client.take('A')
    await client.act('1', 'call-next')
    await calls(client, 2_000)
    const quiet = await calls(client, Math.min(lastsMs, 20_000))
    say(`quiet: ${figures(quiet)}`)
    await attack.begin(ofEach)
    const under = await calls(client, lastsMs)
    say(`under attack: ${figures(under)}; ${attack.holding} hold a connection, ${attack.ended} were ended`)
    const trials = new Trials()
    for (const ms of under) trials.note(unless(ms < TOLD_MS, `a call was answered after ${Math.round(ms)} ms`))
    const ratio = quantile(under, 0.5) / quantile(quiet, 0.5)
    // A handful of calls beside other faults says nothing of how long one takes.
    trials.note(unless(short || ratio < RATIO, `a call takes ${ratio.toFixed(1)} times as long as a quiet one`))
    trials.note(unless(short || attack.ended >= ofEach, `only ${attack.ended} slow clients were ended`))
    const others = [...attack.told.keys()].filter((status) => status !== 408)
    trials.note(unless(others.length === 0, `a slow client was told ${others.join(', ')}`))
    trials.note(unless(stackLinesIn(server.stderr()) === 0, `the server wrote ${server.stderr().slice(0, 500)}`))
    const told = [...attack.told].map(([status, count]) => `${count.toLocaleString('en')} told ${status}`)
    return trials.outcome(
      [
        `${(2 * ofEach).toLocaleString('en')} slow clients at once`,
        `${attack.opened.toLocaleString('en')} connections`,
        `${attack.ended.toLocaleString('en')} ended by the server`,
        ...told,
        `${under.length.toLocaleString('en')} calls, quiet ${figures(quiet)}`,
      ],
      `under attack ${figures(under)}: ${ratio.toFixed(2)} of the quiet median`,
    )
  } finally {
    attack.end()
    await server.end()
  }
}

/** Whoever never finishes a request holds a connection, and nothing else. */
export const slowClients: Fault = {
  id: 'slow-clients',
  title: 'Slow-header and slow-body attacks',
  done: `Two thousand raw sockets open a request and never finish it: half of them send one more header every five seconds, half one more byte of a
body of 8 KiB; whoever is ended comes again. It is what Debian's \`slowhttptest\` does with -H and -B, made here so that it needs no
package. One clerk recalls all the while.`,
  holds: `Every call is answered within the 3 s of the contract, at the median within three times a quiet one; the server ends each slow client by
itself with 408, and its log tells of no bug.`,
  play,
}
