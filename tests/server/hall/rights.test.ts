import assert from 'node:assert/strict'
import { test } from 'node:test'
import { maySee, toldSubject } from '#server/hall/rights.ts'

test('of what somebody may not see only that a question is answered or over tells whose it is: its pad must hear that', () => {
  const told = (type: string, subject: string) => [maySee('public', type), toldSubject({ type, subject })]
  for (const type of ['evaluation.submitted', 'evaluation.lapsed'])
    assert.deepEqual(told(type, 'grants/1'), [false, 'grants/1'], type)
  for (const type of ['evaluation.reviewed', 'evaluation.refused', 'evaluation.of-a-newer-hall'])
    assert.deepEqual(told(type, 'grants/1'), [false, 'ratings'], type)
  for (const type of ['device.paired', 'device.lost', 'device.commanded', 'device.revoked'])
    assert.deepEqual(told(type, 'devices/1'), [false, 'devices'], type)
  assert.equal(maySee('public', 'evaluation.granted'), true)
})
