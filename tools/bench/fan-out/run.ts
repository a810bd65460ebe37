import { type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { end, hear, startModule } from '../hall/process.ts'
import { cpuNanoseconds, pin, residentBytes } from '../measure/cpu.ts'
import type { ReadersOrder, ReadersReport } from './readers.process.ts'
import type { Broadcaster, BroadcastSubject } from './subjects.ts'

/** New readers a second, from many addresses: the hall lets one ask 500 times. */
const CONNECTS_PER_SECOND = 1_500

/** Calls before it is measured: what runs for the first time costs several times as much, and belongs to none. */
const WARM_UP = 40

/** So long a message may take to reach the last reader before it counts as lost, ms. */
const PATIENCE_MS = 20_000

export interface FanOutOptions {
  /** Calls that the server has made before anybody reads: a hall's runs for weeks, and what it does all day is compiled. */
  readonly before: number
  readonly readers: number
  /** Calls, each one piece of the stream. */
  readonly calls: number
  readonly perSecond: number
}

export interface FanOutRun {
  readonly readers: number
  readonly calls: number
  /** Frames that arrived while it was measured, heartbeats among them. */
  readonly delivered: number
  /** Events that readers should have had and had not, or had twice, or not in order. */
  readonly lost: number
  /** CPU of the server for one call to one reader, µs; its heartbeats are in it. */
  readonly microsecondsEach: number
  readonly bytesEach: number
}

/** Opens the readers, makes the calls, and counts what arrived. */
export async function run(subject: BroadcastSubject, options: FanOutOptions): Promise<FanOutRun> {
  const server = await subject.open()
  const readers = startModule(join(import.meta.dirname, 'readers.process.ts'))
  try {
    const { port, path, pid } = server
    pin(pid, 0)
    pin(readers.pid ?? 0, 1)
    await publish(server, options.before, Infinity)
    const { header } = server
    const memoryBefore = residentBytes(pid)
    readers.send({
      port,
      path,
      header,
      readers: options.readers,
      perSecond: CONNECTS_PER_SECOND,
    } satisfies ReadersOrder)
    await reached(
      readers,
      ({ open }) => open === options.readers,
      10_000 + (options.readers / CONNECTS_PER_SECOND) * 4_000,
    )
    // After these every reader's place in the log is known.
    const first = await publish(server, WARM_UP, options.perSecond)
    const before = await reached(readers, ({ slowest }) => slowest === first, PATIENCE_MS)
    const cpuBefore = cpuNanoseconds(pid)
    const last = await publish(server, options.calls, options.perSecond)
    const after = await reached(readers, ({ slowest }) => slowest >= last, PATIENCE_MS)
    const cpu = cpuNanoseconds(pid) - cpuBefore
    const delivered = after.frames - before.frames
    return {
      readers: options.readers,
      calls: options.calls,
      delivered,
      lost: Math.abs((last - first) * options.readers - (after.events - before.events)) + after.wrong,
      microsecondsEach: cpu / 1_000 / (options.calls * options.readers),
      bytesEach: (residentBytes(pid) - memoryBefore) / options.readers,
    }
  } finally {
    await end(readers)
    await server.close()
  }
}

/** Makes so many calls at their pace; gives the sequence of the last. */
async function publish(server: Broadcaster, calls: number, perSecond: number): Promise<number> {
  const startedAt = performance.now()
  let last = 0
  for (let call = 0; call < calls; call++) {
    await wait(Math.max(0, (call / perSecond) * 1_000 - (performance.now() - startedAt)))
    last = await server.publish()
  }
  return last
}

/** Asks the readers until it is so; what they say at the end of the patience is what is counted. */
async function reached(
  readers: ChildProcess,
  isSo: (report: ReadersReport) => boolean,
  withinMs: number,
): Promise<ReadersReport> {
  const until = performance.now() + withinMs
  for (;;) {
    const answer = hear<ReadersReport>(readers)
    readers.send('report')
    const report = await answer
    if (isSo(report) || performance.now() > until) return report
    await wait(100)
  }
}
