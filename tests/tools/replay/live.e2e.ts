import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { EventReader } from '#tools/hall/event-reader.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { generateLog } from '#tests/fixtures/queue-log.ts'
import type { ReplayReport } from '#tools/replay/report.ts'

const REPLAY = join(import.meta.dirname, '../../../tools/replay/main.ts')
/** Six hours of the log in some ten seconds. */
const SPEED = '2400'
/** A busy machine takes longer; a replay that hangs is ended. */
const ENOUGH_MS = 100_000

/** Runs the replay to its end as its user does. */
async function runReplay(args: readonly string[]): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [REPLAY, ...args], { stdio: ['ignore', 'pipe', 'pipe'], timeout: ENOUGH_MS })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (text: Buffer) => (said.stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said.stderr += text.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...said }
}

suite('A log played through a running hall', () => {
  let server: HallServer
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-live-'))

  before(async () => {
    server = await startServer()
  })
  after(async () => {
    await server?.end()
    rmSync(folder, { recursive: true, force: true })
  })

  test('every ticket that goes in comes out, called and served or gone by itself, and the clerks go home', async () => {
    const file = join(folder, 'log.csv')
    const log = generateLog({ seed: 11, days: 1, perDay: 60 })
    writeFileSync(file, log.csv)
    const { code, stdout, stderr } = await runReplay([file, '--live', '--speed', SPEED, '--url', server.url, '--json'])
    assert.equal(code, 0, stderr)
    const { rows, skipped, tickets, finished, left, lost, doubled } = JSON.parse(stdout) as ReplayReport
    assert.deepEqual([rows, tickets, finished + left, lost, doubled], [log.rows, rows - skipped, tickets, 0, 0], stdout)
    assert.ok(finished > left, stdout)

    // The hall's own log says the same.
    const client = new HallClient(server.url)
    const { epoch, sequence, tickets: living, counters } = await client.snapshot()
    const reader = await (await EventReader.open(`${client.root}/events`, `${epoch}:0`)).reached(sequence)
    reader.close()
    const count = (type: string): number =>
      reader.events.filter(({ event }) => event === `hallcast.ticket.${type}`).length
    assert.deepEqual(
      [count('issued'), count('finished'), count('cancelled'), count('expired')],
      [tickets, finished, left, 0],
    )
    assert.deepEqual(living, [])
    assert.ok(counters.every(({ state }) => state === 'closed'))
  })

  test('a hall that is not there, and a log that cannot be played live, are said in one line', async () => {
    const file = join(folder, 'one.csv')
    writeFileSync(file, generateLog({ seed: 1, days: 1, perDay: 5 }).csv)
    const away = await runReplay([file, '--live', '--url', 'http://127.0.0.1:1'])
    assert.deepEqual([away.code, /^server-unreachable: [^\n]*\n$/.test(away.stderr)], [1, true], away.stderr)
    writeFileSync(file, 'service,arrivedAt,calledAt\nA,2026-03-02T09:00:00,2026-03-02T09:10:00\n')
    const endless = await runReplay([file, '--live', '--url', server.url])
    assert.deepEqual([endless.code, /^missing-column: [^\n]*\n$/.test(endless.stderr)], [1, true], endless.stderr)
  })
})
