import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerLine } from '#tools/json-lines/answer-lines.ts'
import { answerSay } from '#tools/say/answer.ts'

const say = (line: object): string => answerLine(JSON.stringify(line), answerSay).text

test('one line in, what is heard out', () => {
  assert.equal(say({ kind: 'zh', input: { ticket: 'A003', window: 2 } }), '请A 零零三号到二号窗口办理')
  assert.equal(say({ kind: 'zhText', input: '8:30' }), '八点三十分')
  assert.equal(say({ kind: 'en', input: { kind: 'wait', ahead: 3 } }), 'There are three people ahead of you')
  assert.equal(
    say({ kind: 'zh', input: { ticket: 'A011', window: '1', digitOne: 'yi' } }),
    '请A 零一一号到一号窗口办理',
  )
})

test('a bad line names its field', () => {
  for (const [line, code, field] of [
    [{ kind: 'fr', input: {} }, 'unknown-language', 'kind'],
    [{ kind: 'zh' }, 'bad-value', 'input'],
    [{ kind: 'zh', input: { window: '3' } }, 'missing-field', 'ticket'],
    [{ kind: 'zh', input: { ticket: 'A008' } }, 'missing-field', 'window'],
    [{ kind: 'zh', input: { kind: 'sing', ticket: 'A008' } }, 'unknown-kind', 'input.kind'],
    [{ kind: 'zh', input: { kind: 'wait', ahead: -1 } }, 'bad-value', 'ahead'],
    [{ kind: 'zh', input: { kind: 'wait', ahead: 1e15 } }, 'bad-value', 'input'],
    [{ kind: 'zh', input: { ticket: '***', window: '1' } }, 'nothing-to-say', 'ticket'],
    [{ kind: 'zh', input: { name: '**', gender: 'F', window: '1' } }, 'nothing-to-say', 'ticket'],
    [{ kind: 'zh', input: { ticket: 'A1', window: '1', gender: 'Q' } }, 'bad-value', 'gender'],
    [{ kind: 'zh', input: { ticket: 'A1', window: '1', digitOne: 'er' } }, 'bad-value', 'digitOne'],
    [{ kind: 'zhText', input: {} }, 'bad-value', 'text'],
  ] as const) {
    const { error } = JSON.parse(say(line)) as { error: { code: string; field: string } }
    assert.deepEqual([error.code, error.field], [code, field], JSON.stringify(line))
  }
})
