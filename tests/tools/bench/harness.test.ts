import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { match } from '#tools/bench/call-paint/run.ts'
import { Ear } from '#tools/bench/fan-out/ear.ts'
import { runRounds, shuffled } from '#tools/bench/measure/rounds.ts'
import { Season } from '#tools/bench/season/days.ts'
import { pace } from '#tools/bench/throughput/run.ts'

describe('matching calls with their paints', () => {
  it('gives each call its own paint', () => {
    const sent = [
      { what: 'A@1', at: 0 },
      { what: 'A@2', at: 100 },
      { what: 'A@1', at: 200 },
    ]
    const painted = [
      { what: 'A@1', at: 5 },
      { what: 'A@2', at: 107 },
      { what: 'A@1', at: 203 },
    ]
    assert.deepEqual(match(sent, painted), { latencies: [5, 7, 3], overtaken: 0 })
  })

  it('never takes the paint of a later call for the paint of one that had none', () => {
    const sent = [
      { what: 'A@1', at: 0 },
      { what: 'A@2', at: 100 },
      { what: 'A@1', at: 200 },
    ]
    const painted = [
      { what: 'A@2', at: 107 },
      { what: 'A@1', at: 203 },
    ]
    assert.deepEqual(match(sent, painted), { latencies: [7, 3], overtaken: 1 })
  })
})

describe('a reader of the stream', () => {
  const header = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n'
  const event = (sequence: number) => `id: e:${sequence}\nevent: x\ndata: {"sequence":${sequence},"data":{}}\n\n`
  const heartbeat = 'event: heartbeat\ndata: {"sequence":9}\n\n'
  const hear = (text: string, cut: number): Ear => {
    const ear = new Ear()
    for (let from = 0; from < text.length; from += cut) ear.hear(Buffer.from(text.slice(from, from + cut)))
    return ear
  }

  it('counts every message however the network cuts it', () => {
    const text = header + event(8) + event(9) + heartbeat + event(10)
    for (const cut of [1, 2, 3, 7, 50, 1_000]) {
      const { isOpen, frames, events, wrong, sequence } = hear(text, cut)
      assert.deepEqual(
        { isOpen, frames, events, wrong, sequence },
        { isOpen: true, frames: 4, events: 3, wrong: 0, sequence: 10 },
      )
    }
  })

  it('notices what is missing, doubled or out of order', () => {
    assert.equal(hear(header + event(1) + event(3), 1_000).wrong, 1)
    assert.equal(hear(header + event(1) + event(1), 1_000).wrong, 1)
    assert.equal(hear(header + event(2) + event(1) + event(2), 1_000).wrong, 1)
  })

  it('is not open when it was refused', () => {
    assert.equal(hear('HTTP/1.1 429 Too Many Requests\r\n\r\n', 1_000).isOpen, false)
  })
})

describe('shuffled rounds', () => {
  it('run every candidate once a round, and keep whose result is whose', async () => {
    let draws = 0
    const random = () => (draws++ * 0.37) % 1
    const order: string[] = []
    const candidate = (name: string) => ({
      name,
      run: async () => {
        order.push(name)
        return name
      },
    })
    const results = await runRounds(['a', 'b', 'c'].map(candidate), 4, random, () => {})
    for (let round = 0; round < 4; round++)
      assert.deepEqual(order.slice(round * 3, round * 3 + 3).toSorted(), ['a', 'b', 'c'])
    assert.deepEqual(
      [...results].map(([name, runs]) => [name, runs.length, new Set(runs).size]),
      [
        ['a', 4, 1],
        ['b', 4, 1],
        ['c', 4, 1],
      ],
    )
    assert.deepEqual(shuffled(['a', 'b', 'c', 'd'], random).toSorted(), ['a', 'b', 'c', 'd'])
  })
})

describe('many clients at once', () => {
  it('do exactly as much as was asked, each what nobody else does', async () => {
    const done: number[] = []
    const result = await pace(4, 10, 1, async (client) => {
      await Promise.resolve()
      done.push(client)
      return 1
    })
    assert.equal(result.count, 10)
    assert.equal(done.length, 10)
    assert.equal(new Set(done).size, 4)
  })
})

describe('a season', () => {
  it('is a gapless log in which every day has its calls and ends with nobody left', () => {
    const season = new Season()
    const first = season.sequence
    const day = () => [...season.open(), ...season.serve(2, 1), ...season.serve(3), ...season.night()]
    const startedAt = season.now
    const steps = [...day(), ...day()]
    const frames = steps.map((step) => step.frames).join('')
    const ids = [...frames.matchAll(/^id: season:(\d+)$/gm)].map(([, sequence]) => Number(sequence))
    assert.deepEqual(
      ids,
      Array.from({ length: season.sequence - first }, (_, place) => first + 1 + place),
    )
    assert.equal(frames.match(/event: hallcast\.ticket\.called/g)?.length, 10)
    assert.equal(frames.match(/event: hallcast\.ticket\.finished/g)?.length, 10)
    assert.equal(steps.filter(({ calls }) => calls).length, 6, 'two of a day alone, three together')
    assert.equal(season.now - startedAt, 2 * 24 * 3_600_000, 'every morning at the same hour')
  })
})
