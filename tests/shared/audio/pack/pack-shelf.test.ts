import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PackSource } from '#shared/audio/pack/open-pack.ts'
import { PackShelf } from '#shared/audio/pack/pack-shelf.ts'
import { token } from '#shared/domain/phrase/token.ts'
import { TONE_RATE, toneBytes, toneManifest } from '#tests/fixtures/tone-pack.ts'

const NAMES = ['请', '八', '号']

function source(change: Record<string, unknown> = {}, bytes = toneBytes(NAMES)): PackSource {
  return {
    manifest: async () => JSON.stringify({ ...toneManifest(NAMES), ...change }),
    sound: async () => bytes,
    decode: async ({ buffer }) => ({ samples: new Float32Array(buffer as ArrayBuffer), sampleRate: TONE_RATE }),
  }
}

async function shelfAtWork(): Promise<PackShelf> {
  const shelf = new PackShelf()
  assert.equal(shelf.working, null)
  assert.equal(await shelf.offer(source({ version: 'first' })), null)
  return shelf
}

test('a pack that is whole takes the place of the one before', async () => {
  const shelf = await shelfAtWork()
  assert.equal(await shelf.offer(source({ version: 'second' }), [[token('请')]]), null)
  assert.equal(shelf.working?.pack.version, 'second')
})

test('a refused pack says what is wrong with it, and the one at work stays', async () => {
  const shelf = await shelfAtWork()
  const short = toneBytes(['请', '八'])
  const broken = (reason: string): PackSource => ({ ...source(), decode: () => Promise.reject(new Error(reason)) })
  const cases: readonly (readonly [PackSource, code: string, what: RegExp])[] = [
    [{ ...source(), manifest: async () => '<!doctype html>' }, 'pack-not-json', /pack\.json/],
    [source({ file: '../x.mp3' }), 'pack-bad-field', /^file$/],
    [
      source(
        {},
        toneBytes(NAMES).map((byte) => byte ^ 1),
      ),
      'pack-wrong-hash',
      /sound\.wav/,
    ],
    [broken('no sound'), 'pack-unplayable', /no sound/],
    [source({ durationMs: 700 }), 'pack-out-of-range', /clips\.号/],
    [source({ durationMs: 750, clips: { 请: [50, 200] } }), 'pack-unplayable', /lasts 800 ms, not 750/],
    [source({ clips: { 请: [100, 1e6] } }), 'pack-out-of-range', /clips\.请/],
    [
      {
        ...source(),
        decode: async () => ({ samples: new Float32Array(short.buffer as ArrayBuffer), sampleRate: TONE_RATE }),
      },
      'pack-out-of-range',
      /clips\.号/,
    ],
  ]
  for (const [offered, code, what] of cases) {
    const error = await shelf.offer(offered)
    assert.equal(error?.code, code)
    assert.match(error.what, what)
    assert.equal(shelf.working?.pack.version, 'first')
  }
})

test('a pack that cannot say what the hall calls is refused by what it lacks', async () => {
  const shelf = await shelfAtWork()
  const error = await shelf.offer(source({ version: 'second' }), [
    [token('请'), token('九')],
    [token('九'), token('窗口')],
  ])
  assert.deepEqual([error?.code, error?.what], ['pack-clip-missing', '九 窗口'])
  assert.equal(shelf.working?.pack.version, 'first')
})

test('a line that is down is not a fault of the pack', async () => {
  const shelf = await shelfAtWork()
  await assert.rejects(
    shelf.offer({ ...source(), sound: () => Promise.reject(new TypeError('Failed to fetch')) }),
    TypeError,
  )
  assert.equal(shelf.working?.pack.version, 'first')
})
