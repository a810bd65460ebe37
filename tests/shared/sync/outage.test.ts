import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FeedMessage } from '#shared/protocol/thread.ts'
import { foldOf, HALL_START_MS, issued } from './sample-log.ts'
import { rig } from './rig.ts'

/** The hall's heart for so many seconds. */
async function beats({ hall, clock }: ReturnType<typeof rig>, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 5) {
    hall.beat()
    await clock.pass(5_000)
  }
}

describe('trouble on the line', () => {
  it('a hall that answers 503 while it starts is found as soon as it serves', async () => {
    const { hall, clock, start, states, link } = rig()
    hall.refuse = 503
    await start()
    await clock.pass(120_000)
    assert.equal(states().length, 0)
    assert.equal(link().freshness, 'offline')
    assert.equal(link().ageMs, null)
    hall.refuse = null
    await clock.pass(10_000)
    assert.equal(states().length, 1)
    assert.equal(link().freshness, 'live')
  })

  it('tries never end and never become rarer than one in ten seconds', async () => {
    const { hall, clock, start } = rig(() => 0.999)
    hall.refuse = 503
    await start()
    await clock.pass(3_600_000)
    const before = hall.requests
    assert.ok(before < 400, `${before} tries in an hour`)
    await clock.pass(60_000)
    assert.ok(hall.requests - before >= 6)
  })

  it('a server that was restarted in mid-run is followed within a second of serving', async () => {
    const tools = rig(() => 0.999)
    const { hall, clock, start, facts, link } = tools
    await start()
    await beats(tools, 10)
    hall.refuse = 503
    hall.line.cut('end')
    await clock.pass(700)
    hall.append(issued(1))
    hall.refuse = null
    await clock.pass(1_000)
    assert.deepEqual(facts(), [2])
    assert.equal(link().freshness, 'live')
  })

  it('a line that is open but dead is given up after 12 s, and the age of the picture is told', async () => {
    const tools = rig()
    const { hall, clock, start, link, told, codes } = tools
    await start()
    await beats(tools, 20)
    hall.refuse = 'hang'
    await clock.pass(6_999)
    assert.equal(link().freshness, 'live')
    assert.ok(hall.line.open)
    await clock.pass(1)
    assert.equal(link().freshness, 'stale')
    assert.ok(!hall.line.open)
    assert.ok(codes().includes('silent'))
    await clock.pass(48_000)
    assert.equal(link().freshness, 'offline')
    assert.equal(link().ageMs, 60_000)
    const before = told.length
    await clock.pass(60_000)
    const last = told.slice(before).at(-1)
    assert.equal(last?.kind === 'link' && last.ageMs, 120_000)
    hall.refuse = null
    await clock.pass(22_000)
    assert.equal(link().freshness, 'live')
  })

  it('a request that is swallowed is given up after 4 s and sent anew, so that a line which comes back is found', async () => {
    const tools = rig(() => 0.999)
    const { hall, clock, start, link } = tools
    await start()
    await beats(tools, 10)
    hall.refuse = 'hang'
    hall.line.cut('end')
    await clock.pass(1_000)
    const before = hall.requests
    hall.refuse = null
    await clock.pass(5_000)
    assert.ok(hall.requests > before)
    assert.equal(link().freshness, 'live')
  })

  it('a second outage soon after the first is told as promptly', async () => {
    const tools = rig()
    const { hall, clock, start, told } = tools
    await start()
    await beats(tools, 10)
    for (let outage = 0; outage < 2; outage++) {
      hall.refuse = 'dead'
      hall.line.cut()
      await clock.pass(15_000)
      const stale = told.findLast((message) => message.kind === 'link' && message.freshness === 'stale')
      assert.equal(stale?.kind === 'link' && stale.ageMs, 12_000, `outage ${outage + 1}`)
      told.length = 0
      hall.refuse = null
      await clock.pass(10_000)
      await beats(tools, 10)
    }
  })

  it('comments keep a quiet line alive', async () => {
    const { hall, clock, start, link } = rig()
    await start()
    for (let turn = 0; turn < 10; turn++) {
      hall.line.raw(':\n')
      await clock.pass(10_000)
    }
    assert.equal(hall.requests, 1)
    assert.equal(link().freshness, 'live')
  })

  for (const [status, trouble] of [
    [404, 'unknown-hall'],
    [401, 'no-right'],
    [403, 'no-right'],
  ] as const) {
    it(`answer ${status} is told as ${trouble} and tried again, more and more rarely`, async () => {
      const { hall, clock, start, link } = rig(() => 0.999)
      hall.refuse = status
      await start()
      assert.equal(link().trouble, trouble)
      await clock.pass(120_000)
      assert.ok(hall.requests >= 6 && hall.requests <= 9, `${hall.requests} tries in two minutes`)
      hall.refuse = null
      for (let second = 0; second < 30 && link().trouble; second++) await clock.pass(1_000)
      assert.equal(link().trouble, null)
      assert.equal(link().freshness, 'live')
    })
  }

  for (const status of [401, 403, 404])
    it(`a hall that says ${status} for a blink after an outage is heard again within a second: what it calls is still fresh`, async () => {
      const tools = rig(() => 0.999)
      const { hall, clock, start, link } = tools
      await start()
      await beats(tools, 10)
      hall.refuse = 'dead'
      hall.line.cut()
      await clock.pass(40_000)
      hall.refuse = status
      for (let second = 0; second < 10 && link().trouble === null; second++) await clock.pass(1_000)
      assert.notEqual(link().trouble, null)
      hall.refuse = null
      await clock.pass(1_000)
      assert.deepEqual([link().trouble, link().freshness], [null, 'live'])
    })

  for (const status of [401, 403, 404]) {
    it(`a ${status} that is not the hall's own word is a broken line like any other`, async () => {
      const { hall, clock, start, link } = rig()
      await start()
      hall.refuse = () => new Response('<h1>nginx</h1>', { status, headers: { 'content-type': 'text/html' } })
      hall.line.cut()
      await clock.pass(11_000)
      assert.deepEqual([link().trouble, link().freshness], [null, 'recovering'])
      hall.refuse = null
      await clock.pass(10_000)
      assert.equal(link().freshness, 'live')
    })
  }

  it('who asks for some seconds of patience gets them, and no more than half a minute', async () => {
    for (const [asked, restsMs] of [
      ['7', 7_000],
      ['86400', 30_000],
      ['Wed, 21 Oct 2055 07:28:00 GMT', 0],
      ['-5', 0],
    ] as const) {
      const { hall, clock, start } = rig(() => 0.001)
      hall.refuse = () => {
        hall.refuse = null
        return new Response('', { status: 503, headers: { 'retry-after': asked } })
      }
      await start()
      await clock.pass(Math.max(0, restsMs - 1))
      assert.equal(hall.requests, 1, asked)
      await clock.pass(10)
      assert.equal(hall.requests, 2, asked)
    }
  })

  it('a page of something else under our address is no hall', async () => {
    const { hall, clock, start, link, states } = rig()
    Object.assign(hall, {
      fetch: async () => new Response('<html>Wi-Fi login</html>', { headers: { 'content-type': 'text/html' } }),
    })
    await start()
    await clock.pass(70_000)
    assert.equal(link().freshness, 'offline')
    assert.equal(states().length, 0)
  })

  it('when the network comes back nobody waits for the next try', async () => {
    const { hall, clock, start, link } = rig(() => 0.999)
    hall.refuse = 'dead'
    const hub = await start()
    await clock.pass(100_000)
    hall.refuse = null
    hub.hurry()
    await clock.pass(0)
    assert.equal(link().freshness, 'live')
  })

  it('the line of a page that speaks is back within a second of the hall, however long that was away', async () => {
    const { hall, clock, start, link } = rig(() => 0.999)
    hall.refuse = 503
    const hub = await start()
    hub.speaks()
    await clock.pass(100_000)
    hall.refuse = null
    await clock.pass(1_000)
    assert.equal(link().freshness, 'live')
  })

  it('the clock is the hall’s, whatever year the device believes in, and a late heartbeat does not set it back', async () => {
    const tools = rig()
    const { hall, clock, start } = tools
    const hub = await start()
    await beats(tools, 20)
    hall.prompt = false
    hall.beat()
    await clock.pass(4_000)
    hall.line.flush()
    await clock.pass(0)
    assert.equal(hub.link().hallMs, HALL_START_MS + clock.now())
  })

  it('the first picture comes with the hall’s clock, to whoever starts the stream and to whoever joins it', async () => {
    const { clock, hall, start, told, end } = rig()
    const hub = await start()
    const first = told.find((message) => message.kind === 'state')
    assert.equal(first?.hallMs, hall.hallMs)
    await clock.pass(3_000)
    const late: FeedMessage[] = []
    hub.subscribe((message) => late.push(message), end.signal)
    assert.equal(late[0]?.kind === 'state' && late[0].hallMs, hall.hallMs)
  })

  it('a page that joins late has the whole hall at once', async () => {
    const { hall, clock, start, end } = rig()
    const hub = await start()
    hall.append(issued(1))
    await clock.pass(0)
    const heard: string[] = []
    hub.subscribe((message) => {
      heard.push(message.kind)
      if (message.kind === 'state') assert.deepEqual(message.whole.state, foldOf(hall.log))
    }, end.signal)
    assert.deepEqual(heard, ['state', 'link'])
    assert.equal(hall.requests, 1)
  })

  it('nothing is left behind when it ends', async () => {
    const { hall, clock, start, end } = rig()
    await start()
    end.abort()
    await clock.pass(0)
    assert.equal(clock.waiting, 0)
    assert.ok(!hall.line.open)
    await clock.pass(60_000)
    assert.equal(hall.requests, 1)
  })
})
