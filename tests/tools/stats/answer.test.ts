import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerLine } from '#tools/json-lines/answer-lines.ts'
import { answerStats } from '#tools/stats/answer.ts'

const ask = (line: string): unknown => JSON.parse(answerLine(line, answerStats).text)

test('a statistician gets the interval of a share, and the chance that a customer waits', () => {
  assert.deepEqual(ask('{"fn":"wilson","k":10,"n":10,"level":0.95}'), ask('{"fn":"wilson","k":10,"n":10}'))
  assert.deepEqual(Object.keys(ask('{"fn":"jeffreys","k":3,"n":10}') as object), ['lower', 'upper'])
  assert.deepEqual(Object.keys(ask('{"fn":"erlangC","c":10,"a":8}') as object), ['value'])
})

test('a bad line says what is wrong with which field, on its own line', () => {
  for (const [line, code, field] of [
    ['{"fn":"wilson","k":1', 'bad-json', null],
    ['[1]', 'not-an-object', null],
    ['{"k":1,"n":2}', 'unknown-function', 'fn'],
    ['{"fn":"toString","k":1,"n":2}', 'unknown-function', 'fn'],
    ['{"fn":"wilson","k":1}', 'missing-field', 'n'],
    ['{"fn":"wilson","k":"1","n":2}', 'bad-value', 'k'],
    ['{"fn":"wilson","k":3,"n":2}', 'bad-value', 'k'],
    ['{"fn":"wilson","k":0,"n":0}', 'bad-value', 'n'],
    ['{"fn":"wilson","k":1,"n":2,"c":3}', 'unknown-field', 'c'],
    ['{"fn":"erlangC","c":2,"a":2}', 'bad-value', 'a'],
    // Beyond these a double counts no ones any more, or counting takes for ever.
    ['{"fn":"jeffreys","k":5e299,"n":1e300}', 'bad-value', 'n'],
    ['{"fn":"wilson","k":1,"n":9007199254740992}', 'bad-value', 'n'],
    ['{"fn":"erlangC","c":1e15,"a":5}', 'bad-value', 'c'],
  ] as const) {
    const { text, good } = answerLine(line, answerStats)
    const { error } = JSON.parse(text) as { error: { code: string; field: string | null; message: string } }
    assert.deepEqual([error.code, error.field, good], [code, field, false], line)
    assert.match(error.message, /\.$/)
  }
})
