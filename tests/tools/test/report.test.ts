import assert from 'node:assert/strict'
import { it } from 'node:test'
import { tableOfKinds } from '#tools/test/report.ts'

it('what each kind of test took stands in a table, and what all of them took under it', () => {
  const { columns, rows } = tableOfKinds([
    { name: 'Unit tests', files: 102, passed: 913, failed: 0, seconds: 24.6 },
    { name: 'Faults', files: 17, passed: 16, failed: 1, seconds: 80.4 },
  ])
  assert.deepEqual(columns, ['kind', 'files', 'passed', 'failed', 'seconds'])
  assert.deepEqual(rows, [
    ['Unit tests', '102', '913', '0', '25'],
    ['Faults', '17', '16', '1', '80'],
    ['in all', '', '', '', '105'],
  ])
})
