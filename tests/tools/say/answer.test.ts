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
    [{ kind: 'zh', input: { tickets: ['A'.repeat(65)], window: '1' } }, 'bad-value', 'tickets'],
    [{ kind: 'zh', input: { tickets: Array(31).fill('A008'), window: '1' } }, 'bad-value', 'tickets'],
    [{ kind: 'zh', input: { tickets: ['A008', ' '], window: '1' } }, 'bad-value', 'tickets'],
    [{ kind: 'zh', input: { tickets: ['A008', null], window: '1' } }, 'bad-value', 'tickets'],
    [{ kind: 'zh', input: { ticket: 'A'.repeat(65), window: '1' } }, 'bad-value', 'ticket'],
    [{ kind: 'zh', input: { ticket: '', window: '1' } }, 'missing-field', 'ticket'],
    [{ kind: 'en', input: { ticket: ' ', name: 'Smith', gender: 'M', window: '1' } }, 'missing-field', 'ticket'],
    [{ kind: 'zh', input: { ...OUTAGE, from: '8:00', to: '08:00' } }, 'bad-value', 'to'],
    [{ kind: 'en', input: { ...OUTAGE, from: '24:00', to: '0:00' } }, 'bad-value', 'to'],
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

test('words of which nothing can be heard are refused by their field, and no sentence has a gap', () => {
  const call = { ticket: 'A008', window: '3' }
  const texts = [
    '😀',
    '——',
    '……',
    '。',
    '***',
    '\u202e',
    '尾号****',
    '您的尾号****已到账',
    '138****的用户',
    '请王**到3号窗口',
  ]
  const lines: readonly (readonly [line: object, field: string])[] = [
    ...texts.map((input) => [{ kind: 'zhText', input }, 'text'] as const),
    ...texts.map((input) => [{ kind: 'enText', input }, 'text'] as const),
    [{ kind: 'zh', input: { ...call, window: '——' } }, 'window'],
    [{ kind: 'en', input: { ...call, window: '😀' } }, 'window'],
    [{ kind: 'zh', input: { ...call, unit: '😀' } }, 'unit'],
    [{ kind: 'zh', input: { ...call, verb: '\u202e!' } }, 'verb'],
    [{ kind: 'zh', input: { kind: 'missed', ticket: 'A008', place: '--' } }, 'place'],
    [{ kind: 'zh', input: { ...OUTAGE, area: '**' } }, 'area'],
    [{ kind: 'zh', input: { ...call, ticket: 'A0**8' } }, 'ticket'],
    [{ kind: 'en', input: { ...call, ticket: 'A○08' } }, 'ticket'],
    [{ kind: 'yue', input: { tickets: ['A008', '😀'], window: '3' } }, 'tickets'],
  ]
  for (const [line, field] of lines) {
    const { error } = JSON.parse(say(line)) as { error: { code: string; field: string } }
    assert.deepEqual([error.code, error.field], ['nothing-to-say', field], JSON.stringify(line))
  }
  assert.equal(
    say({ kind: 'zh', input: { kind: 'missed', ticket: 'A008', place: ' ' } }),
    'A 零零八号已过号，请到引导台',
  )
  // A hall may want no word for its counters, nor for what is done there.
  assert.equal(say({ kind: 'zh', input: { ...call, unit: '', verb: '' } }), '请A 零零八号到三号')
})

test('signs that nobody hears are not written down', () => {
  const hidden = '\u202e\u0007\u2066\u200b\u0000\u001b[31m'
  for (const kind of ['zh', 'en', 'yue'])
    for (const input of [
      { ticket: `A0${hidden}08`, window: `综合${hidden}窗口2`, unit: `柜${hidden}台`, verb: `办${hidden}理` },
      { ticket: 'A008', window: `VIP ${hidden}Room`, name: `Wang${hidden}`, gender: 'F' },
      { kind: 'missed', ticket: 'A008', place: `服务${hidden}台` },
      { ...OUTAGE, area: `城${hidden}北` },
    ])
      assert.doesNotMatch(say({ kind, input }), /[\p{Cc}\p{Cf}]|error/u)
  assert.equal(say({ kind: 'zhText', input: `请${hidden}到 3号窗口😀👨‍👩‍👧` }), '请到 三号窗口')
  assert.equal(say({ kind: 'zhText', input: '**重要通知**：尾号**34' }), '重要通知：尾号三四')
  assert.equal(say({ kind: 'zhText', input: '提示：**请勿**吸烟' }), '提示：请勿吸烟')
  assert.equal(say({ kind: 'zhText', input: '卡号 **** **** 1234' }), '卡号幺二三四')
  assert.equal(say({ kind: 'zhText', input: '尾号●●34' }), '尾号三四')
  assert.equal(say({ kind: 'enText', input: '138-****-5678' }), 'one three eight five six seven eight')
  // An answer never looks like an error.
  assert.equal(say({ kind: 'zhText', input: '{"error":{"code":"x"}}' })[0], '"')
})

test('a speaker may say as many tickets in a sentence as it has time for', () => {
  const tickets = Array.from({ length: 30 }, (_, index) => `A${100 + index}`)
  assert.match(
    say({ kind: 'en', input: { tickets, window: '3' } }),
    /^Tickets A one zero zero, A one zero one, .* and A one two nine,/,
  )
  assert.equal(say({ kind: 'zh', input: { tickets: [3, 'A004'], window: '2' } }), '请三号、A 零零四号到二号窗口办理')
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

test('it says how it is used, knows no other options, and ends when nobody reads on', async () => {
  const start = (...args: readonly string[]) =>
    spawn(process.execPath, [join(import.meta.dirname, '../../../tools/say/main.ts'), ...args])
  const help = start('--help')
  const odd = start('--\u202eloud')
  const piped = start()
  const line = `${JSON.stringify({ kind: 'zh', input: { ticket: 'A003', window: '2' } })}\n`
  // Whoever reads takes one piece and goes, as `head` does.
  piped.stdout.once('data', () => piped.stdout.destroy())
  piped.stdin.on('error', () => {})
  piped.stdin.end(line.repeat(50_000))
  const ends = Promise.all([help, odd, piped].map((run) => once(run, 'close')))
  const [usage, noise, complaint, silence] = await Promise.all([
    text(help.stdout),
    text(help.stderr),
    text(odd.stderr),
    text(piped.stderr),
  ])
  assert.deepEqual(
    (await ends).map(([code]) => code as number | null),
    [0, 2, 0],
  )
  assert.match(usage, /^Usage: npm run -s say .*docs\/voice\.md\n$/s)
  assert.equal(noise, '')
  assert.match(complaint, /^--\\u\{202e\}loud is no option\. .*\n$/)
  assert.equal(silence, '')
})
