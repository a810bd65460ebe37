import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EventReader } from '#tools/hall/event-reader.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type Exit, type HallServer, startAndEnd, startServer } from '#tools/hall/server.ts'
import type { Fault } from '../fault.ts'
import { stackLinesIn, Trials, unless } from '../trials.ts'

const TIMES = 10
const TIMES_SHORT = 1

/** A second start on the same folder; its end, and how long it took, ms. */
async function startSecond({ data }: HallServer): Promise<Exit & { readonly tookMs: number }> {
  const startedAt = performance.now()
  const exit = await startAndEnd(['--host', '127.0.0.1', '--port', '0', '--data', data, '--demo=quiet'])
  return { ...exit, tookMs: performance.now() - startedAt }
}

/** Starts a second server while the first is at work, and says what did not hold. */
async function disturb(
  server: HallServer,
  reader: EventReader,
): Promise<{ troubles: string[]; tookMs: number; refused: boolean }> {
  const client = new HallClient(server.url)
  const { sequence } = await client.snapshot()
  const [second, ...taken] = await Promise.all([startSecond(server), ...'ABCDC'.split('').map((s) => client.take(s))])
  const { epoch } = await client.snapshot()
  await reader.reached(sequence + taken.length)
  const ids = reader.events.map(({ id }) => id)
  const pid = readFileSync(join(server.data, 'server.pid'), 'utf8').trim()
  const troubles = [
    ...unless(second.code === 2, `the second server ended with ${second.code ?? second.signal}`),
    ...unless(
      /^Another hall server is at work on .*\n$/.test(second.stderr),
      `the second server said ${JSON.stringify(second.stderr)}`,
    ),
    ...unless(pid === String(server.pid), `server.pid says ${pid} instead of ${server.pid}`),
    ...unless(
      ids.every((id, index) => id === `${epoch}:${index + 1}`),
      'the first server’s readers were disturbed',
    ),
    ...unless(stackLinesIn(server.stderr()) === 0, `the first server wrote ${server.stderr()}`),
  ]
  return { troubles, tookMs: second.tookMs, refused: second.code === 2 }
}

/** The first one dies; the next start must be the owner, at once and with everything. */
async function inherit(server: HallServer): Promise<string[]> {
  const before = await new HallClient(server.url).snapshot()
  await server.kill('SIGKILL')
  await server.restart()
  const after = await new HallClient(server.url).snapshot()
  return [
    ...unless(after.epoch === before.epoch, 'a start after SIGKILL began a new epoch'),
    ...unless(after.sequence >= before.sequence, `${before.sequence - after.sequence} events lost`),
  ]
}

/** The lock is the system's, held by the process: it neither stays after a death nor can be shared. */
export const twoServers: Fault = {
  id: 'two-servers',
  title: 'Two servers on one data folder',
  done: `A second server is started on the data folder of one that is at work, while tickets are taken and a reader listens. Then the
first is killed with SIGKILL and started again.`,
  holds: `The second exits with 2 and one line that says why; the first, its \`server.pid\`, its answers and its readers are undisturbed.
After the kill the next start owns the folder, with every event and in the same epoch.`,
  play: async ({ short }) => {
    const times = short ? TIMES_SHORT : TIMES
    const trials = new Trials()
    let slowest = 0
    let refusals = 0
    let inherited = 0
    const server = await startServer()
    try {
      for (let turn = 0; turn < times; turn++) {
        const { epoch } = await new HallClient(server.url).snapshot()
        const reader = await EventReader.open(`${new HallClient(server.url).root}/events?after=${epoch}:0`)
        const { troubles, tookMs, refused } = await disturb(server, reader)
        if (refused) refusals++
        slowest = Math.max(slowest, tookMs)
        reader.close()
        const losses = await inherit(server)
        if (losses.length === 0) inherited++
        trials.note([...troubles, ...losses])
      }
    } finally {
      await server.end()
    }
    return trials.outcome(
      [
        `${refusals} of ${times} second servers refused`,
        `${times * 5} tickets taken meanwhile`,
        `${inherited} of ${times} folders inherited whole`,
      ],
      `refused after ${Math.round(slowest)} ms`,
    )
  },
}
