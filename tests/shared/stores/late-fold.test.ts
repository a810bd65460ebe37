import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import { EMPTY_QUEUE, type QueueState } from '#shared/domain/queue/state.ts'
import type { FeedMessage } from '#shared/protocol/thread.ts'
import { type Fold, lateFold } from '#shared/stores/late-fold.ts'

const WAITS: FeedMessage = { kind: 'waits', waits: [] }
const STATE: FeedMessage = {
  kind: 'state',
  whole: { epoch: 'e', state: EMPTY_QUEUE, waits: [], shown: {}, demo: false },
}
const facts = (...sequences: number[]): FeedMessage => ({
  kind: 'facts',
  epoch: 'e',
  facts: sequences.map((sequence) => ({ fact: { sequence } as LoggedHallFact, recovered: false })),
})
const addUp: Fold = (state, { sequence }) => ({ ...state, sequence: state.sequence + sequence })

function rig() {
  let say: (message: FeedMessage) => void = () => {}
  const law = Promise.withResolvers<Fold>()
  const { feed, fold } = lateFold({ subscribe: (listener) => void (say = listener) }, () => law.promise)
  const heard: FeedMessage[] = []
  const end = new AbortController()
  feed.subscribe((message) => heard.push(message), end.signal)
  const arrives = async (): Promise<void> => {
    law.resolve(addUp)
    await new Promise((resolve) => setImmediate(resolve))
  }
  return { say: (message: FeedMessage) => say(message), fold, heard, end, arrives }
}

describe('a screen whose law of the fold is still on its way', () => {
  it('paints a whole state at once', () => {
    const { say, heard } = rig()
    say(STATE)
    say(WAITS)
    assert.deepEqual(heard, [STATE, WAITS])
  })

  it('lets facts wait, and what comes after them, and hears all of it in order once the law is there', async () => {
    const { say, heard, arrives } = rig()
    const later = [facts(1), WAITS, facts(2), STATE]
    for (const message of [STATE, ...later]) say(message)
    assert.deepEqual(heard, [STATE])
    await arrives()
    assert.deepEqual(heard, [STATE, ...later])
  })

  it('hears everything at once afterwards, and folds by the law', async () => {
    const { say, heard, fold, arrives } = rig()
    await arrives()
    say(facts(3))
    assert.deepEqual(heard, [facts(3)])
    const state: QueueState = fold(EMPTY_QUEUE, { sequence: 3 } as LoggedHallFact)
    assert.equal(state.sequence, 3)
  })

  it('tells nothing to a page that has left meanwhile', async () => {
    const { say, heard, end, arrives } = rig()
    say(facts(1))
    end.abort()
    await arrives()
    assert.deepEqual(heard, [])
  })

  it('the law is the hall’s own', async () => {
    let say: (message: FeedMessage) => void = () => {}
    const { feed, fold } = lateFold({ subscribe: (listener) => void (say = listener) })
    const heard = Promise.withResolvers<void>()
    feed.subscribe(() => heard.resolve(), new AbortController().signal)
    say(facts(1))
    await heard.promise
    assert.throws(() => fold(EMPTY_QUEUE, { sequence: 7, data: null } as LoggedHallFact), { name: 'SequenceGap' })
  })
})
