import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { LocalBus } from '#server/bus/local-bus.ts'

const [EAST, WEST] = ['east', 'west'] as HallId[] as [HallId, HallId]

test('a hint reaches those who listen to that hall, until they stop', () => {
  const bus = new LocalBus()
  const heard: string[] = []
  const [first, second] = [new AbortController(), new AbortController()]
  bus.subscribe(EAST, (sequence) => heard.push(`first ${sequence}`), first.signal)
  bus.subscribe(EAST, (sequence) => heard.push(`second ${sequence}`), second.signal)
  bus.subscribe(WEST, (sequence) => heard.push(`west ${sequence}`), second.signal)
  bus.publish(EAST, 1)
  first.abort()
  bus.publish(EAST, 2)
  second.abort()
  bus.publish(EAST, 3)
  bus.publish(WEST, 1)
  assert.deepEqual(heard, ['first 1', 'second 1', 'second 2'])
})

test('one listener given twice is two subscriptions, and who comes with an ended signal hears nothing', () => {
  const bus = new LocalBus()
  const heard: number[] = []
  const listener = (sequence: number) => heard.push(sequence)
  const first = new AbortController()
  bus.subscribe(EAST, listener, first.signal)
  bus.subscribe(EAST, listener, new AbortController().signal)
  bus.subscribe(EAST, listener, AbortSignal.abort())
  bus.publish(EAST, 1)
  first.abort()
  bus.publish(EAST, 2)
  assert.deepEqual(heard, [1, 1, 2])
})
