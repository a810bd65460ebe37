import assert from 'node:assert/strict'
import { it } from 'node:test'
import { makeHall } from '#tools/build/make-hall.ts'

it('a script of the hall that would not follow a change of what it is made from is not made', async () => {
  const { NODE_ENV } = process.env
  await assert.rejects(makeHall('.cache/hall', ['server', 'tools/start', 'tools/voice']), /shared[\\/]domain/)
  assert.equal(process.env['NODE_ENV'] ?? '', NODE_ENV ?? '')
})
