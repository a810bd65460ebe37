import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { called, foldOf, issued } from './sample-log.ts'
import { rig } from './rig.ts'

describe('the line to the hall', () => {
  it('a screen starts from a snapshot and is live with it', async () => {
    const { hall, start, states, link } = rig()
    hall.append(issued(1))
    await start()
    assert.equal(hall.line.from, null)
    assert.deepEqual(
      states().map(({ state }) => state),
      [foldOf(hall.log)],
    )
    assert.equal(link().freshness, 'live')
  })

  it('what happens is passed on at once, in order, one batch for one piece of the network', async () => {
    const { hall, clock, start, told } = rig()
    await start()
    hall.prompt = false
    hall.append(issued(1), issued(2), called(1))
    const [first, ...rest] = hall.line.frames
    hall.line.frames = [first!, rest.join('')]
    hall.line.flush()
    await clock.pass(0)
    const batches = told
      .filter((message) => message.kind === 'facts')
      .map(({ facts }) => facts.map(({ fact, recovered }) => [fact.sequence, recovered]))
    assert.deepEqual(batches, [
      [[2, false]],
      [
        [3, false],
        [4, false],
      ],
    ])
  })

  it('after the line broke it resumes at its place, and knows which calls it had missed', async () => {
    const { hall, clock, start, facts, recovered, link } = rig()
    await start()
    hall.append(issued(1))
    await clock.pass(0)
    hall.refuse = 'dead'
    hall.line.cut()
    await clock.pass(5_000)
    assert.equal(link().freshness, 'recovering')
    hall.append(called(1))
    await clock.pass(3_000)
    hall.append(issued(2))
    hall.refuse = null
    await clock.pass(10_000)
    assert.equal(hall.line.from, 'e1:2')
    assert.deepEqual(facts(), [2, 3, 4])
    assert.deepEqual(recovered().slice(0, 1), [3])
    hall.beat()
    hall.append(issued(3))
    await clock.pass(0)
    assert.ok(!recovered().includes(5), 'what happens after the catching up was not missed')
    assert.equal(link().freshness, 'live')
  })

  it('a message that comes twice is heard once', async () => {
    const { hall, clock, start, facts } = rig()
    await start()
    hall.append(issued(1))
    hall.send(hall.eventFrame(hall.log[1]!))
    hall.append(issued(2))
    await clock.pass(0)
    assert.deepEqual(facts(), [2, 3])
    assert.equal(hall.requests, 1)
  })

  it('a message that is missing is asked for again before anything later is heard', async () => {
    const { hall, clock, start, facts, codes } = rig()
    await start()
    hall.prompt = false
    hall.append(issued(1), issued(2), issued(3))
    hall.line.frames.splice(1, 1)
    hall.line.flush()
    hall.prompt = true
    await clock.pass(1_000)
    assert.equal(hall.line.from, 'e1:2')
    assert.deepEqual(facts(), [2, 3, 4])
    assert.ok(codes().includes('gap'))
  })

  it('messages that overtake one another are put right', async () => {
    const { hall, clock, start, facts } = rig()
    await start()
    hall.prompt = false
    hall.append(issued(1), issued(2), issued(3))
    hall.line.frames.reverse()
    hall.line.flush()
    hall.prompt = true
    await clock.pass(1_000)
    assert.deepEqual(facts(), [2, 3, 4])
  })

  it('a last message that was lost is missed at the second heartbeat', async () => {
    const { hall, clock, start, facts } = rig()
    await start()
    hall.prompt = false
    hall.append(issued(1))
    hall.line.frames = []
    hall.prompt = true
    hall.beat()
    await clock.pass(5_000)
    hall.beat()
    await clock.pass(1_000)
    assert.deepEqual(facts(), [2])
  })

  it('a place that fails twice is left behind by a snapshot', async () => {
    const { hall, clock, start, states } = rig()
    await start()
    const spoil = () => hall.send('event: hallcast.ticket.issued\ndata: {}\n\n')
    spoil()
    await clock.pass(1_000)
    assert.equal(hall.line.from, 'e1:1')
    spoil()
    await clock.pass(1_000)
    assert.equal(hall.line.from, null)
    assert.equal(states().length, 2)
  })

  it('a hall that spoils every connection is not hammered', async () => {
    const { hall, clock, start } = rig()
    hall.prompt = false
    await start()
    for (let turn = 0; turn < 600; turn++) {
      hall.line.raw('event: heartbeat\ndata: no\n\n')
      await clock.pass(100)
    }
    assert.ok(hall.requests < 30, `${hall.requests} requests in a minute`)
  })

  it('another epoch without a snapshot is not believed', async () => {
    const { hall, clock, start, facts, states } = rig()
    await start()
    hall.epoch = 'e9'
    hall.append(issued(1))
    await clock.pass(1_000)
    assert.deepEqual(facts(), [])
    assert.equal(hall.line.from, null)
    assert.equal(states().at(-1)!.epoch, 'e9')
  })

  it('a restored hall takes every screen along with a snapshot', async () => {
    const { hall, clock, start, states } = rig()
    await start()
    hall.append(issued(1), issued(2))
    await clock.pass(0)
    hall.restore(2)
    await clock.pass(1_000)
    assert.equal(hall.line.from, 'e1:3')
    assert.deepEqual(states().at(-1)!.state, foldOf(hall.log))
    assert.equal(states().at(-1)!.epoch, 'e2')
  })
})
