import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { EventReader } from '#tools/hall/event-reader.ts'
import { HallClient, send } from '#tools/hall/hall-client.ts'
import { type HallServer, startAndEnd, startServer, temporaryFolder } from '#tools/hall/server.ts'
import { rawRequest } from '#tools/hall/raw-request.ts'
import { until } from '#tools/hall/until.ts'

const ROOT = join(import.meta.dirname, '../..')
/** The hall that the documentation shows. */
const REAL_HALL = join(ROOT, 'docs/example-hall.json')

/** Later starts are ready within 2 s (contract); a machine that runs other tests beside it gets more. */
const READY_MS = 5_000
const STOP_MS = 5_000
const HEARTBEAT_MS = 5_000
/** What a busy machine adds. */
const SLACK_MS = 400

const pidIn = (data: string): number => Number(readFileSync(join(data, 'server.pid'), 'utf8'))

suite('The hall server as a process', { concurrency: 2 }, () => {
  const servers: HallServer[] = []
  const start = async (...options: Parameters<typeof startServer>): Promise<HallServer> => {
    const server = await startServer(...options)
    servers.push(server)
    return server
  }
  after(async () => {
    await Promise.all(servers.map((server) => server.end()))
  })

  test('refuses options that cannot be with one line and exit 2, and writes nothing', async () => {
    const mistakes: readonly (readonly [readonly string[], RegExp])[] = [
      [['--prot', '9000'], /--prot/],
      [['--port', 'eight'], /--port eight/],
      [['--hall', 'none.json'], /none\.json/],
      [['--public-url', 'hall'], /--public-url hall/],
    ]
    for (const [args, named] of mistakes) {
      const folder = temporaryFolder()
      const { code, stdout, stderr } = await startAndEnd(args, folder)
      assert.deepEqual([code, stdout], [2, ''], stderr)
      assert.match(stderr, named)
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr)
      assert.deepEqual(readdirSync(folder), [])
    }
  })

  test('holds its data folder alone, remembers that it is a demo, stops in peace, and is ready again at once', async (t) => {
    const server = await start()
    assert.equal(pidIn(server.data), server.pid)
    const client = new HallClient(server.url)
    const ticket = await client.take('A')
    const { epoch, sequence } = await client.snapshot()

    const second = await startAndEnd(['--port', '0', '--data', server.data])
    assert.equal(second.code, 2)
    assert.match(second.stderr, /[Aa]nother hall server/)
    const taken = await startAndEnd(['--port', String(server.port), '--data', `${server.data}-other`])
    assert.equal(taken.code, 2)
    assert.match(taken.stderr, new RegExp(`--port ${server.port}`))
    const real = await startAndEnd(['--port', '0', '--data', server.data, '--hall', REAL_HALL])
    assert.equal(real.code, 2)
    assert.equal(pidIn(server.data), server.pid, 'the others have left our process id alone')
    assert.equal((await client.snapshot()).sequence, sequence)

    const streams = await Promise.all([1, 2, 3].map(() => EventReader.open(`${client.root}/events`)))
    const stoppedAt = performance.now()
    const exit = await server.kill('SIGTERM')
    const stopMs = performance.now() - stoppedAt
    assert.deepEqual([exit.code, exit.signal], [0, null], exit.stderr)
    assert.ok(stopMs < STOP_MS, `${stopMs} ms`)
    await until('the end of the streams', () => streams.every(({ ended }) => ended))
    assert.equal(existsSync(join(server.data, 'server.pid')), false)

    await server.restart()
    t.diagnostic(
      `stopped after ${Math.round(stopMs)} ms with three streams open; started again in ${Math.round(server.readyAfterMs)} ms`,
    )
    assert.ok(server.readyAfterMs < READY_MS, `${server.readyAfterMs} ms`)
    const after = await client.snapshot()
    assert.deepEqual([after.epoch, after.sequence, after.demo], [epoch, sequence, true])
    assert.equal((await client.ticket(ticket)).number, ticket.number)
  })

  test('knows a demo from a real hall for ever: --hall on demo data exits 2, and --demo on real data', async () => {
    const demo = await start()
    await demo.kill('SIGTERM')
    const before = readFileSync(join(demo.data, 'hallcast.json'), 'utf8')
    const mixed = await startAndEnd(['--port', '0', '--data', demo.data, '--hall', REAL_HALL])
    assert.equal(mixed.code, 2)
    assert.match(mixed.stderr, /demo/)
    assert.equal(mixed.stderr.trimEnd().split('\n').length, 1)
    assert.equal(readFileSync(join(demo.data, 'hallcast.json'), 'utf8'), before)

    const real = await start({ args: ['--hall', REAL_HALL] })
    const { id } = JSON.parse(readFileSync(REAL_HALL, 'utf8')) as { id: string }
    const refused = await send(`${real.url}/api/v1/halls/${id}`, 'GET')
    assert.deepEqual([refused.status, refused.body.code], [401, 'no-credentials'])
    assert.equal((await send(`${real.url}/api/openapi.json`, 'GET')).status, 401)
    assert.equal((await rawRequest(`${real.url}/call-board/`)).status, 200)
    assert.equal((await rawRequest(`${real.url}/api/health`)).status, 200)
    await real.kill('SIGTERM')
    const { code, stderr } = await startAndEnd(['--port', '0', '--data', real.data, '--demo=quiet'])
    assert.equal(code, 2)
    assert.match(stderr, /--demo/)
    await real.restart()
  })

  test('says that it lives at least every five seconds to whoever listens, though nothing happens', async () => {
    const server = await start()
    const client = new HallClient(server.url)
    const { epoch, sequence } = await client.snapshot()
    const openedAt = performance.now()
    const reader = await EventReader.open(`${client.root}/events`, `${epoch}:${sequence}`)
    const beats = () => reader.frames.filter(({ event }) => event === 'heartbeat')
    await until('two heartbeats', () => beats().length >= 2, 11_000)
    reader.close()
    const [first, second] = beats()
    const pauses = [first!.at - openedAt, second!.at - first!.at]
    assert.ok(
      pauses.every((ms) => ms < HEARTBEAT_MS + SLACK_MS),
      `${pauses.join(' and ')} ms`,
    )
    assert.equal(second!.id, null)
    const beat = JSON.parse(second!.data) as Record<string, unknown>
    assert.match(String(beat['time']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    assert.deepEqual([beat['epoch'], beat['sequence']], [epoch, sequence])
    assert.equal(reader.events.length, 0)
  })

  test('with its customers: an ordinary demo fills with people and calls them without anybody pressing', async () => {
    const server = await start({ args: ['--demo'] })
    const client = new HallClient(server.url)
    assert.ok((await client.snapshot()).tickets.length >= 10)
    await until(
      'clerks who sit down',
      async () => (await client.snapshot()).counters.some(({ state }) => state !== 'closed'),
      15_000,
    )
    const { epoch } = await client.snapshot()
    await server.kill('SIGTERM')
    const next = await start({ data: server.data, args: [] })
    const again = await new HallClient(next.url).snapshot()
    assert.deepEqual([again.epoch, again.demo], [epoch, true], 'the next plain start is a demo too')
  })
})
