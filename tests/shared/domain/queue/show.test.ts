import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Call } from '#shared/domain/queue/state.ts'
import {
  type CallsOnBoard,
  callKey,
  DARK,
  follow,
  hear,
  MIN_SHOW_MS,
  nextChangeMs,
  painted,
  settle,
  type Show,
  type ShowRules,
  WALL_RULES,
} from '#shared/domain/queue/show.ts'
import { HallDay } from '#tests/fixtures/hall-day.ts'
import { largeHall } from '#tests/fixtures/hall-config.ts'
import { boardView, callFate } from '#shared/domain/queue/view.ts'

const STRIP: ShowRules = { minShowMs: MIN_SHOW_MS, capacity: 2, rest: 2 }

/** A board that looks at a hall: paints at once whatever is lit, and remembers what was on the glass when. */
class Glass {
  readonly day: HallDay
  readonly rules: ShowRules
  show: Show = DARK
  now = 100_000
  /** For each call, from when until when it was seen. */
  readonly seen = new Map<string, { from: number; to: number }>()

  constructor(day: HallDay, rules: ShowRules = WALL_RULES) {
    this.day = day
    this.rules = rules
  }

  get board(): CallsOnBoard {
    const { calls } = boardView(this.day.state, { zone: null, waits: [] })
    return { calls, isStanding: (call: Call) => callFate(this.day.state, call) === 'standing' }
  }

  get numbers(): string[] {
    return this.show.now.map(({ call }) => call.ticketNumber)
  }

  look(paint = true): this {
    this.show = follow(this.show, this.board, this.now, this.rules)
    return paint ? this.paint() : this
  }

  paint(): this {
    this.show = painted(
      this.show,
      this.show.now.map(({ call }) => callKey(call)),
      this.now,
    )
    for (const { call } of this.show.now) {
      const known = this.seen.get(callKey(call))
      this.seen.set(callKey(call), { from: known?.from ?? this.now, to: this.now })
    }
    return this
  }

  /** Lets that much time pass, a tenth of a second at a time. */
  pass(ms: number): this {
    for (const end = this.now + ms; this.now < end;) {
      this.now += 100
      this.show = settle(this.show, this.board, this.now, this.rules)
      this.paint()
    }
    return this
  }
}

const numbersOf = (count: number): string[] => Array.from({ length: count }, (_, index) => `A${101 + index}`)

function hallOf(counters: number): HallDay {
  const day = new HallDay(largeHall(counters, 1)).open(...Array.from({ length: counters }, (_, index) => index + 1))
  return day.issue(...numbersOf(counters)).pass(30)
}

describe('a wall with a dozen counters', () => {
  it('shows every one of a dozen calls made within a second, each for five seconds or more, all at once', () => {
    const glass = new Glass(hallOf(12)).look()
    numbersOf(12).forEach((number, index) => {
      glass.day.call(number, index + 1)
      glass.look().pass(index % 2 === 0 ? 100 : 0)
    })
    assert.equal(glass.show.now.length, 12)
    assert.equal(glass.numbers[0], 'A112')
    glass.pass(10_000)
    assert.equal(glass.seen.size, 12)
    for (const [key, { from, to }] of glass.seen) assert.ok(to - from >= MIN_SHOW_MS - 100, key)
    assert.deepEqual(glass.numbers, ['A112'], 'the newest stays')
  })

  it('counts the five seconds from the paint, not from the call', () => {
    const glass = new Glass(hallOf(2)).look()
    glass.day.call('A101', 1)
    glass.look(false)
    glass.now += 60_000
    glass.show = settle(glass.show, glass.board, glass.now, glass.rules)
    assert.deepEqual(glass.numbers, ['A101'])
    glass.day.call('A102', 2)
    glass.look()
    assert.deepEqual(glass.numbers, ['A102', 'A101'])
    glass.pass(4_900)
    assert.equal(glass.numbers.length, 2)
    glass.pass(200)
    assert.deepEqual(glass.numbers, ['A102'])
  })

  it('gives a call its time that was made and taken up in one breath, before the board could look', () => {
    const glass = new Glass(hallOf(2)).look()
    glass.day.call('A101', 1).start('A101')
    glass.look(false)
    const [call] = glass.board.calls
    assert.ok(call)
    glass.show = hear(glass.show, call, glass.board, glass.now, glass.rules)
    glass.paint().pass(300)
    glass.day.call('A102', 2)
    glass.look().pass(4_000)
    assert.deepEqual(glass.numbers, ['A102', 'A101'])
    glass.pass(1_000)
    assert.deepEqual(glass.numbers, ['A102'])
  })

  it('keeps a call in the light for its time even when the customer was served at once', () => {
    const glass = new Glass(hallOf(2)).look()
    glass.day.call('A101', 1)
    glass.look()
    glass.day.start('A101').finish('A101').call('A102', 2)
    glass.look().pass(4_000)
    assert.deepEqual(glass.numbers, ['A102', 'A101'])
  })

  it('lights a recalled ticket again, once and in front', () => {
    const glass = new Glass(hallOf(2)).look()
    glass.day.call('A101', 1).call('A102', 2)
    glass.look().pass(6_000)
    assert.deepEqual(glass.numbers, ['A102'])
    glass.day.recall('A101')
    glass.look()
    assert.deepEqual(glass.numbers, ['A101'], 'A102 has had its time')
    assert.equal(glass.show.now[0]?.fresh, true)
    assert.equal(nextChangeMs(glass.show, glass.now, glass.rules), MIN_SHOW_MS)
    glass.pass(5_100)
    assert.deepEqual(glass.numbers, ['A101'])
  })

  it('sends nobody to a counter any more once the newest call was missed and had its time', () => {
    const glass = new Glass(hallOf(2)).look()
    glass.day.call('A101', 1).call('A102', 2)
    glass.look()
    glass.day.miss('A102')
    glass.look().pass(5_100)
    assert.deepEqual(glass.numbers, ['A101'])
  })
})

describe('a board that starts', () => {
  it('shows the newest standing call at once and moves nothing', () => {
    const day = hallOf(3).call('A101', 1).pass(5).call('A102', 2).pass(5)
    const glass = new Glass(day).look()
    assert.deepEqual(glass.numbers, ['A102'])
    assert.equal(glass.show.now[0]?.fresh, false)
  })

  it('shows a whole burst it was born into', () => {
    const day = hallOf(6)
    for (let counter = 1; counter <= 6; counter++) day.call(`A10${counter}`, counter)
    assert.equal(new Glass(day).look().show.now.length, 6)
  })

  it('rests on the last call when its customer has come, and lights nothing where none was ever made', () => {
    assert.deepEqual(new Glass(hallOf(1)).look().numbers, [])
    const glass = new Glass(hallOf(2).call('A101', 1).start('A101')).look()
    assert.deepEqual(glass.numbers, ['A101'])
    assert.equal(nextChangeMs(glass.show, glass.now, glass.rules), null)
  })

  it('after an outage lights every call that was made meanwhile and still stands', () => {
    const glass = new Glass(hallOf(4)).look()
    glass.day.call('A101', 1).call('A102', 2).start('A102').call('A103', 3)
    assert.deepEqual(glass.look().numbers, ['A103', 'A101'])
  })
})

describe('a strip of two places', () => {
  it('turns a page every five seconds, newest first, until each of seven calls was shown, and rests on the newest', () => {
    const glass = new Glass(hallOf(7), STRIP).look()
    numbersOf(7).forEach((number, index) => glass.day.call(number, index + 1))
    const pages: string[] = []
    glass.look()
    for (let page = 0; page < 5; page++) {
      pages.push(glass.numbers.join(' '))
      glass.pass(5_000)
    }
    assert.deepEqual(pages, ['A107 A106', 'A105 A104', 'A103 A102', 'A107 A101', 'A107 A106'])
    assert.equal(glass.seen.size, 7)
  })

  it('gives a free place at once, a full page only when both have had their time', () => {
    const glass = new Glass(hallOf(4), STRIP).look()
    glass.day.call('A101', 1)
    glass.look().pass(3_000)
    glass.day.call('A102', 2)
    assert.deepEqual(glass.look().numbers, ['A102', 'A101'])
    glass.pass(1_000)
    glass.day.call('A103', 3)
    glass.look().pass(1_500)
    assert.deepEqual(glass.numbers, ['A102', 'A101'], 'A102 has not had its five seconds')
    glass.pass(3_000)
    assert.equal(glass.numbers[0], 'A103')
    for (const number of ['A101', 'A102']) {
      const { from, to } = glass.seen.get(`call-${number}-1/1`) ?? { from: 0, to: 0 }
      assert.ok(to - from >= MIN_SHOW_MS - 100, number)
    }
  })

  it('does not send anybody to a counter whose call was withdrawn before its page came', () => {
    const glass = new Glass(hallOf(4), STRIP).look()
    for (let counter = 1; counter <= 3; counter++) glass.day.call(`A10${counter}`, counter)
    glass.look()
    glass.day.miss('A101')
    glass.look().pass(5_100)
    assert.ok(!glass.numbers.includes('A101'))
  })
})
