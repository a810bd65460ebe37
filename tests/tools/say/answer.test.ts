import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { answerLine } from '#tools/json-lines/answer-lines.ts'
import { answerSay } from '#tools/say/answer.ts'

/** What is asked for, and what people would say: `[kind, input, heard]`. */
type Reading = readonly [kind: string, input: unknown, heard: string]

const OUTAGE = { kind: 'outage', area: '城北', from: '8:00', to: '9:00' }

const say = (line: object): string => answerLine(JSON.stringify(line), answerSay).text

test('one line in, what is heard out', () => {
  assert.equal(say({ kind: 'zh', input: { ticket: 'A003', window: 2 } }), '请A 零零三号到二号窗口办理')
  assert.equal(say({ kind: 'zhText', input: '8:30' }), '八点三十分')
  assert.equal(say({ kind: 'zhText', input: '第一行\n第二行' }), '第一行 第二行')
  assert.equal(say({ kind: 'en', input: { kind: 'wait', ahead: 3 } }), 'There are three people ahead of you')
  assert.equal(
    say({ kind: 'zh', input: { ticket: 'A011', window: '1', digitOne: 'yi' } }),
    '请A 零一一号到一号窗口办理',
  )
})

test('tickets, counters, times, money, units and notices are read as people say them, in each language', () => {
  const readings = JSON.parse(readFileSync(join(import.meta.dirname, 'readings.json'), 'utf8')) as readonly Reading[]
  const bare = (words: string): string => words.replace(/\s/g, '')
  const misread = readings.flatMap(([kind, input, expected]) => {
    const heard = say({ kind, input })
    return bare(heard) === bare(expected) ? [] : [{ input, heard, expected }]
  })
  assert.deepEqual(misread, [])
})

test('who is of unknown gender is called by number, however a machine says so', () => {
  for (const gender of [null, '', 'U', 'unknown', '未知', undefined])
    assert.equal(
      say({ kind: 'zh', input: { ticket: 'A003', name: '王丽', gender, window: '2' } }),
      '请A 零零三号到二号窗口办理',
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
    [{ kind: 'zh', input: { ticket: 'A1', window: null } }, 'missing-field', 'window'],
    [{ kind: 'zh', input: { kind: 'wait', ahead: '3' } }, 'bad-value', 'ahead'],
    [{ kind: 'zh', input: { kind: 'closing', at: '25:00' } }, 'bad-value', 'at'],
    [{ kind: 'zh', input: { ...OUTAGE, date: '2026-02-30' } }, 'bad-value', 'date'],
    [{ kind: 'en', input: { ...OUTAGE, date: '2026-13-01' } }, 'bad-value', 'date'],
    [{ kind: 'zh', input: { ticket: 1e21, window: '1' } }, 'bad-value', 'ticket'],
    [{ kind: 'zhText', input: '1-'.repeat(20_000) }, 'bad-value', 'text'],
    [{ kind: 'zh', input: { tickets: ['A'.repeat(20_000)], window: '1' } }, 'bad-value', 'tickets'],
    [{ kind: 'zh', input: { kind: 'outage', area: 'x', from: '8', to: '9:00' } }, 'bad-value', 'from'],
    [{ kind: 'zh', input: { kind: 'outage', area: 'x', from: '8:00' } }, 'missing-field', 'to'],
    [
      { kind: 'zh', input: { kind: 'outage', area: 'x', date: '11-23', from: '8:00', to: '9:00' } },
      'bad-value',
      'date',
    ],
  ] as const) {
    const { error } = JSON.parse(say(line)) as { error: { code: string; field: string } }
    assert.deepEqual([error.code, error.field], [code, field], JSON.stringify(line))
  }
})

test('lines from Windows, empty lines and fields nobody knows are no trouble; a bad one is named by its number, and the others are answered', async () => {
  const good = JSON.stringify({ kind: 'zh', sure: 'C', input: { ticket: 'A003', window: '2', printer: 7 } })
  const run = spawn(process.execPath, [join(import.meta.dirname, '../../../tools/say/main.ts')])
  run.stdin.end(`\uFEFF${good}\r\n\r\n  \r\n{"kind":"zh"\r\n${good}`)
  const [stdout, stderr, [code]] = await Promise.all([text(run.stdout), text(run.stderr), once(run, 'close')])
  const [first, bad, last] = stdout.split('\n')
  assert.equal(first, '请A 零零三号到二号窗口办理')
  assert.equal(last, first)
  assert.match(bad!, /"code":"bad-json"/)
  assert.match(stderr, /^line 4: Not JSON/)
  assert.equal(code, 1)
})
