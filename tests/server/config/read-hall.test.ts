import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type HallFileReading, readHallFile as read } from '#server/config/read-hall.ts'
import { knownThemes } from '#server/node/themes.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'

const ROOT = join(import.meta.dirname, '../../..')
const EXAMPLE = readFileSync(join(ROOT, 'docs/example-hall.json'), 'utf8')

const readHallFile = (file: string | Uint8Array): HallFileReading => read(file, knownThemes())

/** The clerks of the example, as they stand there. */
const STAFF = /"staff": \[[^\]]*\]/.exec(EXAMPLE)![0]

/** The faults of the example after a change, as `line field: problem`. */
function faults(from: string, to: string): readonly string[] {
  assert.ok(EXAMPLE.includes(from), from)
  const reading = readHallFile(EXAMPLE.replace(from, to))
  return reading.ok
    ? []
    : reading.problems.map(({ line, field, problem, cure }) => `${line} ${field} ${problem}. ${cure}`)
}

test('the example is a hall, with every usual value filled in', () => {
  const reading = readHallFile(EXAMPLE)
  assert.ok(reading.ok)
  const { policy, dayStartsAt, hours, board, kiosk, counters } = reading.config
  assert.deepEqual(
    [dayStartsAt, hours.ticketsOutside, board.theme, policy.classHeadStartMin.elderly],
    ['04:00', 'refuse', 'river', 10],
  )
  assert.deepEqual(counters[0]?.serves, [{ service: 'A', headStartMin: 0 }])
  assert.deepEqual(counters[0]?.label, { zh: '1号窗口', en: 'Counter 1' })
  assert.ok(kiosk.ticketsPerMinute > 0)
  assert.ok(!('$schema' in reading.config))
})

test('the demo hall would pass as a file', () => {
  const reading = readHallFile(JSON.stringify(DEMO_HALL))
  assert.deepEqual(reading, { ok: true, config: DEMO_HALL, warnings: [] })
})

test('where, when and how loud calls are said is checked against the zones of the hall', () => {
  const voiced = (voice: string) => EXAMPLE.replace('{', `{ "voice": ${voice},`)
  const said = (voice: string): readonly string[] => {
    const reading = readHallFile(voiced(voice))
    return reading.ok ? [] : reading.problems.map(({ field, problem }) => `${field} ${problem}`)
  }
  const quiet = '"quiet": { "from": "12:00", "to": "13:30", "gainDb": -8 }'
  assert.deepEqual(said(`{ "announced": true, "zones": ["main"], "gainDb": { "main": -6, "*": 0 }, ${quiet} }`), [])
  assert.match(said('{ "gainDb": { "main": -6 } }')[0]!, /voice\.gainDb\.main "main" is no zone with loudspeakers/)
  assert.match(said('{ "gainDb": { "*": 20 } }')[0]!, /voice\.gainDb\.\* .*6/)
  assert.match(
    said('{ "quiet": { "from": "noon", "to": "13:30", "gainDb": -8 } }')[0]!,
    /voice\.quiet\.from must be a time/,
  )
})

test('comments, trailing commas and a byte order mark do not trouble a hall', () => {
  assert.ok(readHallFile(EXAMPLE.replace('{', '{ // ours\n').replace(/\}\s*$/, ',}')).ok)
  assert.ok(readHallFile(`\ufeff${EXAMPLE}`).ok)
})

test('each fault names its line, its field and the cure', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      '"Asia/Shanghai"',
      '"Asia/Shangai"',
      /^5 timeZone "Asia\/Shangai" is no IANA time zone\. Did you mean "Asia\/Shanghai"\?$/,
    ],
    ['"新装增容"', `"${'新'.repeat(25)}"`, /^9 services\[0\]\.name\.zh must have at most 24 characters/],
    ['"New connection"', `"${'N'.repeat(61)}"`, /^9 services\[0\]\.name\.en must have at most 60 characters/],
    ['"Asia/Shanghai"', '"CST"', /^5 timeZone "CST" is no IANA time zone\. Write for example "Asia\/Shanghai"\.$/],
    ['"Asia/Shanghai"', '"+08:00"', /^5 timeZone "\+08:00" is no IANA time zone/],
    ['"letter": "A"', '"letter": "a1"', /^9 services\[0\]\.letter must be one or two capital letters/],
    [
      '"divertible": true',
      '"divertable": true',
      /^10 services\[1\]\.divertable is not a known field\. Did you mean "divertible"\?$/,
    ],
    [
      '"serves": ["A"]',
      '"serves": ["a"]',
      /^13 counters\[0\]\.serves\[0\] "a" is no service of this hall\. Did you mean "A"\?$/,
    ],
    ['"serves": ["A"]', '"serves": [5]', /^13 counters\[0\]\.serves\[0\] must be text or an object, not a number/],
    ['"serves": ["A"]', '"serves": ["A", "A"]', /^13 counters\[0\]\.serves\[1\] "A" stands there twice/],
    [
      '"zone": "main", "serves": ["A"]',
      '"zone": "mian", "serves": ["A"]',
      /zone "mian" is no zone of this hall\. Did you mean "main"\?$/,
    ],
    ['"id": "1", "zone"', '"id": "2", "zone"', /counters\[1\]\.id "2" is taken by counters\[0\]/],
    ['"close": "17:30"', '"close": "08:30"', /hours\.close is the same as open/],
    ['"open": "08:30"', '"open": "8:30"', /hours\.open must be a time like 08:30/],
    ['"id": "example"', '"id": "ex ample"', /^3 id must be 1 to 64 letters/],
    ['"id": "example",', '', /id is missing/],
    ['{ "1": "left"', '{ "9": "left"', /board\.arrows\.\*\.9 "9" is no counter of this hall/],
    ['"1": "left"', '"1": "lft"', /board\.arrows\.\*\.1 must be "left" or .*Choose one of left, right/],
    ['"typicalMin": 15', '"typicalMin": "15"', /typicalMin must be a number, not text/],
    ['"board": {', '"board": { "languages": ["zh", "fr"],', /name has no words in "fr"/],
    [
      '"serves": [{ "service": "C", "headStartMin": 6 }, "A"]',
      '"serves": ["A"]',
      /^10 services\[1\] "C" is served by no counter\. Add it/,
    ],
    [
      '"board": {',
      '"board": { "theme": "rivver",',
      /^20 board\.theme "rivver" is no file of public\/themes\. Did you mean "river"\?$/,
    ],
    ['{ "*": { "1": "left"', '{ "north": { "1": "left"', /board\.arrows\.north "north" is no zone of this hall/],
    ['"id": "C", "letter": "C"', '"id": "A", "letter": "C"', /^10 services\[1\]\.id "A" is taken by services\[0\]/],
    ['"id": "example"', '"id": "example", "id": "other"', /^3 id stands there twice/],
    ['"hours"', '"hours":, "hours"', /^6 {2}the file is not JSON/],
  ]
  for (const [from, to, expected] of cases) {
    const found = faults(from, to)
    assert.ok(
      found.some((line) => expected.test(line)),
      `${to}: ${found.join('\n')}`,
    )
  }
})

/** The warnings of a hall that opens, one a line, as `line field problem`. */
function warnings(text: string): string {
  const reading = readHallFile(text)
  assert.ok(reading.ok, JSON.stringify(reading))
  return reading.warnings.map(({ line, field, problem, cure }) => `${line} ${field} ${problem}. ${cure}`).join('\n')
}

test('what a hall could want but seldom does is a warning that names its line, its field and the cure', () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    [
      '"zones": [{',
      '"zones": [{ "id": "attic", "name": { "zh": "阁楼", "en": "Attic" } }, {',
      /^7 zones\[0\] "attic" has no counters/,
    ],
    ['"letter": "C"', '"letter": "A"', /^10 services\[1\]\.letter "A" is the letter of services\[0\] too/],
    ['"hours"', '"dayStartsAt": "12:00", "hours"', /^6 dayStartsAt 12:00 lies within the opening hours/],
    ['"open": "08:30"', '"open": "20:30"', /dayStartsAt 04:00 lies within the opening hours/],
    [
      '"serves": ["A"] },\n    { "id": "2",',
      '"serves": ["A"], "label": { "zh": "一", "en": "One" } },\n    { "id": "2", "label": { "zh": "一", "en": "Two" },',
      /^14 counters\[1\]\.label says the same as the sign of counters\[0\]/,
    ],
    [STAFF, '"staff": []', /^16 staff is empty: nobody can open a counter/],
  ]
  for (const [from, to, expected] of cases) {
    assert.ok(EXAMPLE.includes(from), from)
    assert.match(warnings(EXAMPLE.replace(from, to)), expected)
  }
})

test('all faults are told at once, in the order of the file', () => {
  const reading = readHallFile(
    EXAMPLE.replace('"letter": "A"', '"letter": 1').replace('"Asia/Shanghai"', '7').replace('"2", "zone"', '2, "zone"'),
  )
  assert.ok(!reading.ok)
  assert.deepEqual(
    reading.problems.map(({ field }) => field),
    ['timeZone', 'services[0].letter', 'counters[1].id'],
  )
})

test('an empty file, a list and a bare word are no halls, without a stack trace', () => {
  for (const text of ['', '   ', '[]', 'null', '3', 'hall', '{', '{"__proto__": {}}', '\u0000', '{"id": {}}']) {
    const reading = readHallFile(text)
    assert.ok(!reading.ok && reading.problems.length > 0, text)
    for (const { line, column, problem, cure } of reading.problems)
      assert.ok(line >= 1 && column >= 1 && problem && cure, text)
  }
})

test('a file saved in another encoding is said to be so, at the first sign that is not UTF-8', () => {
  const gbk = Buffer.from([
    ...Buffer.from('{ "name": {\n  "zh": "'),
    0xb9,
    0xa9,
    0xb5,
    0xe7,
    ...Buffer.from('", "en": "Hall" } }'),
  ])
  for (const [bytes, place] of [
    [gbk, [2, 10]],
    [Buffer.from(EXAMPLE, 'utf16le'), [1, 2]],
    [Buffer.from(`\ufeff${EXAMPLE}`, 'utf16le'), [1, 1]],
  ] as const) {
    const reading = readHallFile(bytes)
    assert.ok(!reading.ok)
    assert.deepEqual(
      reading.problems.map(({ line, column, problem }) => [line, column, problem]),
      [[...place, 'the file is not UTF-8 text']],
    )
  }
  assert.ok(readHallFile(Buffer.from(`\ufeff${EXAMPLE}`)).ok)
})

test('brackets without end are a fault of the file, not of the reader', () => {
  for (const text of ['['.repeat(100_000), `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`]) {
    const reading = readHallFile(text)
    assert.ok(!reading.ok)
    assert.match(reading.problems[0]!.problem, /nest too deep/)
  }
})

test('npm run validate: 0 for a hall, 1 with every fault, 2 for nothing to read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-validate-'))
  const file = join(folder, 'hall.json')
  const validate = (...args: string[]) =>
    spawnSync(process.execPath, [join(ROOT, 'tools/validate/main.ts'), ...args], { encoding: 'utf8' })
  try {
    writeFileSync(file, EXAMPLE)
    const good = validate(file)
    assert.deepEqual([good.status, good.stdout.trim().split('\n').length, good.stderr], [0, 1, ''])
    writeFileSync(file, EXAMPLE.replace('"letter": "C"', '"letter": "A"'))
    const doubtful = validate(file)
    assert.equal(doubtful.status, 0)
    assert.match(doubtful.stdout, /^warning: .*hall\.json:10:\d+ services\[1\]\.letter .*\n.* is a hall: /)
    writeFileSync(file, EXAMPLE.replace('"letter": "A"', '"letter": 1').replace('"Asia/Shanghai"', '7'))
    const bad = validate(file)
    assert.equal(bad.status, 1)
    assert.deepEqual(
      bad.stdout
        .trim()
        .split('\n')
        .map((line) => line.slice(file.length, file.length + 4)),
      [':5:3', ':9:1'],
    )
    assert.equal(validate(join(folder, 'missing.json')).status, 2)
    assert.equal(validate().status, 2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
