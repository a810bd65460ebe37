import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { ImportRefusal, type ImportRefusalCode } from '#tools/voice/import/refusal.ts'
import { readZip, VOICE_LIMITS, type ZipLimits } from '#tools/voice/import/zip.ts'
import { type PackedFile, zipOf } from '#tests/fixtures/zip.ts'

const text = (words: string) => new TextEncoder().encode(words)

function refusal(zip: Uint8Array, limits?: ZipLimits): { readonly code: ImportRefusalCode; readonly what: string } {
  try {
    for (const file of readZip(zip, limits)) file.read()
  } catch (error) {
    assert.ok(error instanceof ImportRefusal, String(error))
    return { code: error.code, what: error.what }
  }
  assert.fail('it was taken')
}

const one = (name: string, more: Partial<PackedFile> = {}): Uint8Array =>
  zipOf([{ name, bytes: text('sound'), ...more }])

test('files come out of a zip as they went in, stored or deflated', () => {
  const zip = zipOf([
    { name: '数字/八.wav', bytes: text('acht') },
    { name: 'plain.wav', bytes: text('plain '.repeat(50)), method: 0 },
    { name: '数字/', bytes: text('') },
    { name: 'empty.wav', bytes: text('') },
  ])
  const files = readZip(zip).map(({ name, read }) => [name, new TextDecoder().decode(read())])
  assert.deepEqual(files, [
    ['数字/八.wav', 'acht'],
    ['plain.wav', 'plain '.repeat(50)],
    ['empty.wav', ''],
  ])
})

test('a name of a Chinese Windows of yesterday is read', () => {
  const zip = one('', { nameBytes: Uint8Array.from([0xb0, 0xcb, 0x2e, 0x77, 0x61, 0x76]) })
  assert.deepEqual(
    readZip(zip).map(({ name }) => name),
    ['八.wav'],
  )
})

test('no name leads out of its folder', () => {
  for (const name of [
    '../八.wav',
    'a/../../八.wav',
    '/etc/八.wav',
    'C:\\八.wav',
    'C:八.wav',
    'a\\..\\八.wav',
    './八.wav',
    'a//八.wav',
    '八\0.wav',
  ])
    assert.equal(refusal(one(name)).code, 'zip-unsafe-path', name)
})

test('a bomb is refused before it is unpacked, or at the size it claimed', () => {
  const zeros = new Uint8Array(1_000_000)
  assert.deepEqual(refusal(zipOf([{ name: '八.wav', bytes: zeros }])), { code: 'zip-bomb', what: '八.wav' })
  // It says it is small and is not.
  assert.equal(refusal(zipOf([{ name: '八.wav', bytes: zeros, size: 5_000 }])).code, 'zip-bomb')
  // It says it is large and is not: nobody should have to reserve what it claims.
  assert.equal(refusal(zipOf([{ name: '八.wav', bytes: text('a'), method: 0, size: 90 }])).code, 'zip-bomb')
  assert.equal(refusal(zipOf([{ name: '八.wav', bytes: text('abcdefgh'), size: 200 }])).code, 'zip-bomb')
})

test('silence shrinks a thousandfold and is sound all the same, as long as it is no more than a voice has', () => {
  const silence = (seconds: number): Uint8Array =>
    wavOf({ samples: new Float32Array(seconds * 48_000), sampleRate: 48_000 })
  const [file] = readZip(zipOf([{ name: '八.wav', bytes: silence(10) }]))
  assert.equal(file?.read().length, 44 + 10 * 48_000 * 2)
  const much = Array.from({ length: 3 }, (_, index) => ({ name: `${index}.wav`, bytes: silence(60) }))
  assert.equal(readZip(zipOf(much.slice(1))).length, 2)
  assert.deepEqual(refusal(zipOf(much)), { code: 'zip-bomb', what: '2.wav' })
  // It is named like sound and is none.
  assert.deepEqual(refusal(zipOf([{ name: '八.wav', bytes: new Uint8Array(100_000) }])), {
    code: 'zip-bomb',
    what: '八.wav',
  })
})

test('two names for the same bytes are a bomb too', () => {
  const zip = zipOf([
    { name: 'a.wav', bytes: text('sound') },
    { name: 'b.wav', bytes: text('sound'), at: 0 },
  ])
  assert.deepEqual(refusal(zip), { code: 'zip-bomb', what: 'b.wav' })
})

test('too many files, too large a file, too much together', () => {
  const limits: ZipLimits = { files: 2, fileBytes: 100, totalBytes: 150, ratio: 100, lightBytes: 150 }
  const noise = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 97 + (i >> 3) * 31) & 255)
  const files = (...sizes: readonly number[]) =>
    zipOf(sizes.map((size, i) => ({ name: `${i}.wav`, bytes: noise(size) })))
  assert.equal(readZip(files(90, 60), limits).length, 2)
  assert.equal(refusal(files(1, 1, 1), limits).code, 'zip-too-many')
  assert.deepEqual(refusal(files(101), limits), { code: 'zip-too-large', what: '0.wav' })
  assert.deepEqual(refusal(files(90, 61), limits), { code: 'zip-too-large', what: '1.wav' })
  assert.equal(VOICE_LIMITS.ratio, 100)
})

test('passwords, unknown methods, several parts and zip64 are not read, and say so', () => {
  assert.equal(refusal(one('a.wav', { flags: 1 })).code, 'zip-unsupported')
  assert.equal(refusal(one('a.wav', { method: 14 as 8 })).code, 'zip-unsupported')
  const parts = one('a.wav')
  new DataView(parts.buffer).setUint16(parts.length - 14, 7, true)
  assert.equal(refusal(parts).what, 'several parts')
  const large = one('a.wav')
  new DataView(large.buffer).setUint32(large.length - 6, 0xffffffff, true)
  assert.equal(refusal(large).what, 'zip64')
})

test('a damaged file is told by its sum', () => {
  assert.deepEqual(refusal(one('a.wav', { crc: 7 })), { code: 'zip-broken', what: 'a.wav' })
  assert.equal(refusal(text('no zip at all, by far')).code, 'zip-broken')
  assert.equal(refusal(new Uint8Array(0)).code, 'zip-broken')
})

test('whatever bytes are turned, a zip is read or refused, never anything else', () => {
  const good = zipOf([
    { name: 'a.wav', bytes: text('sound '.repeat(30)) },
    { name: 'b.wav', bytes: text('b'), method: 0 },
  ])
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), (turns) => {
      const bytes = good.slice()
      for (const [at, value] of turns) bytes[at] = value
      try {
        for (const file of readZip(bytes)) file.read()
      } catch (error) {
        assert.ok(error instanceof ImportRefusal, String(error))
      }
    }),
    { numRuns: 500 },
  )
})
