import assert from 'node:assert/strict'
import { after, suite, test } from 'node:test'
import { EventReader } from '#tools/hall/event-reader.ts'
import { HallClient } from '#tools/hall/hall-client.ts'
import { type HallServer, startServer } from '#tools/hall/server.ts'
import { until } from '#tools/hall/until.ts'

const HEARTBEAT_MS = 5_000
/** What a busy machine adds. */
const SLACK_MS = 2_000

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
