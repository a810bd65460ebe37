import { gzipSync } from 'node:zlib'

/** Something that no route takes, and how it is sent. */
export interface BadBody {
  readonly name: string
  readonly body: Uint8Array | string
  readonly headers?: Readonly<Record<string, string>>
}

const DEEP = 7_000
const JSON_TYPE = { 'content-type': 'application/json' } as const

const deep = (open: string, close: string): string => open.repeat(DEEP) + '1' + close.repeat(DEEP)

/** Bodies that are no JSON object at all. */
const SHAPES: readonly string[] = [
  'null',
  '[]',
  '"C"',
  '3',
  'true',
  '1e999',
  '{',
  '{"service":',
  '{"a":1}}',
  "{'service':'C'}",
  '{"service":"C",}',
  'NaN',
  '\u{feff}{',
  '{"service":"\u0001"}',
]

/** Objects whose fields no route knows, or which must not reach a prototype. */
const FIELDS: readonly string[] = [
  '{"unknown":1}',
  '{"":""}',
  '{"__proto__":{"service":"C","class":"vip"}}',
  '{"constructor":{"prototype":{"staff":"li-na"}}}',
  '{"toString":"C"}',
  '{"hasOwnProperty":1}',
  '{"service":"C","service ":"C"}',
  `{"${'k'.repeat(5_000)}":1}`,
]

/** Known names with values of the wrong type: no route takes any of them. */
const TYPES: readonly string[] = [
  'service',
  'class',
  'staff',
  'ticket',
  'reason',
  'backAt',
  'counter',
  'where',
  'screen',
  'returnToMe',
  'appointmentAt',
].flatMap((field) => ['{}', '[[]]', '[null]', '-0.5e-7'].map((value) => `{"${field}":${value}}`))

const ENCODINGS: readonly BadBody[] = [
  { name: 'UTF-16', body: Buffer.from('\u{feff}{"service":"C"}', 'utf16le') },
  { name: 'GBK', body: Buffer.from([0x7b, 0x22, 0xd2, 0xb5, 0xce, 0xf1, 0x22, 0x3a, 0x31, 0x7d]) },
  { name: 'a broken UTF-8 sequence', body: Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]) },
  { name: 'an overlong UTF-8 sequence', body: Buffer.from([0x7b, 0x22, 0xc0, 0x80, 0x22, 0x3a, 0x31, 0x7d]) },
  { name: 'NUL bytes', body: new Uint8Array(64) },
  { name: 'gzip', body: gzipSync('{"service":"C"}'), headers: { 'content-encoding': 'gzip' } },
  { name: 'an unknown encoding', body: '{"service":"C"}', headers: { 'content-encoding': 'x-hallcast' } },
  { name: 'another charset', body: '{"service":"C"}', headers: { 'content-type': 'application/json; charset=gbk' } },
  { name: 'another type', body: '{"service":"C"}', headers: { 'content-type': 'text/plain' } },
  { name: 'a form', body: 'service=C', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
  { name: 'no type', body: '{"service":"C"}', headers: { 'content-type': '' } },
]

const SIZES: readonly BadBody[] = [
  { name: '17 kB', body: JSON.stringify({ service: 'C', x: 'y'.repeat(17_000) }) },
  { name: '1 MB', body: new Uint8Array(1_000_000).fill(0x20) },
  { name: 'objects 7,000 deep', body: deep('{"a":', '}').slice(0, 16_000) },
  { name: 'arrays 7,000 deep', body: deep('[', ']') },
  { name: 'arrays 7,000 deep in a field', body: `{"service":${deep('[', ']')}}` },
]

const KEYS: readonly BadBody[] = ['', 'k'.repeat(256), 'a\tb'].map((key) => ({
  name: `the key ${JSON.stringify(key.slice(0, 8))}`,
  body: '{"unknown":1}',
  headers: { 'idempotency-key': key },
}))

/** Every bad body there is, with the type of a good one unless it says otherwise. */
export const BAD_BODIES: readonly BadBody[] = [
  ...[...SHAPES, ...FIELDS, ...TYPES].map((body) => ({ name: body.slice(0, 40), body })),
  ...ENCODINGS,
  ...SIZES,
  ...KEYS,
].map((bad: BadBody) => ({ ...bad, headers: { ...JSON_TYPE, ...bad.headers } }))

/** What nobody's id is, as it stands in an address. */
export const ODD_PLACES: readonly string[] = [
  '__proto__',
  'constructor',
  '%00',
  '%',
  '%ED%A0%80',
  '%2e%2e%2fdata',
  '%F0%9F%8E%AB',
  "'%20or%201=1--",
  '0',
  '-1',
  '1e9',
  'x'.repeat(5_000),
]

/** Positions that are none. What a route does not ask for behind its question mark is nobody's business, as everywhere in HTTP. */
export const ODD_QUERIES: readonly string[] = [
  'after=nonsense',
  'after=:',
  'after=E:-1',
  'after=E:1.5',
  'after=E:99999999999999999999',
  `after=${'x'.repeat(3_000)}`,
]
