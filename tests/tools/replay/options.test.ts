import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readOptions } from '#tools/replay/options.ts'
import { ReplayTrouble } from '#tools/replay/trouble.ts'

function refuses(args: readonly string[], code: string, field: string | null): void {
  assert.throws(
    () => readOptions(args),
    (error: unknown) => error instanceof ReplayTrouble && error.code === code && error.field === field,
  )
}

describe('the command line of the replay', () => {
  it('plays both ways unless told one', () => {
    const { file, mode, zone, json, columns } = readOptions(['log.csv'])
    assert.deepEqual(
      { file, mode, zone, json, columns },
      { file: 'log.csv', mode: 'both', zone: 'UTC', json: false, columns: {} },
    )
    assert.equal(readOptions(['log.csv', '--as-logged']).mode, 'as-logged')
    assert.equal(readOptions(['log.csv', '--policy']).mode, 'policy')
    assert.equal(readOptions(['log.csv', '--live', '--speed', '120']).speed, 120)
  })

  it('takes column names with signs in them', () => {
    assert.deepEqual(readOptions(['log.csv', '--columns', 'arrivedAt=T=IN,service=Kind of']).columns, {
      arrivedAt: 'T=IN',
      service: 'Kind of',
    })
  })

  it('names the option that is wrong', () => {
    refuses([], 'no-file', 'FILE')
    refuses(['a.csv', 'b.csv'], 'bad-option', 'FILE')
    refuses(['a.csv', '--policy', '--as-logged'], 'bad-option', '--policy')
    refuses(['a.csv', '--speed', 'fast'], 'bad-option', '--speed')
    refuses(['a.csv', '--columns', 'arrivedAt'], 'bad-option', '--columns')
    refuses(['a.csv', '--train-until', '9 Feb'], 'bad-option', '--train-until')
    refuses(['a.csv', '--bogus'], 'unknown-option', '--bogus')
  })
})
