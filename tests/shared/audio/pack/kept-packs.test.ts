import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PackError } from '#shared/audio/pack/errors.ts'
import { type FileShelf, KeptPacks } from '#shared/audio/pack/kept-packs.ts'
import { openPack } from '#shared/audio/pack/open-pack.ts'
import { token } from '#shared/domain/phrase/token.ts'
import { TONE_RATE, toneBytes, toneManifest } from '#tests/fixtures/tone-pack.ts'

const NAMES = ['请', '八', '号']

/** What a device keeps, without a browser. */
class MemoryShelf implements FileShelf {
  readonly files = new Map<string, Uint8Array>()
  get = async (path: string) => this.files.get(path) ?? null
  keep = async (_folder: string, files: ReadonlyMap<string, Uint8Array>) => {
    this.files.clear()
    for (const [path, file] of files) this.files.set(path, file)
  }
}

/** A hall's server with one pack, and a device that starts again and again. */
class Device {
  readonly shelf = new MemoryShelf()
  manifest: string = JSON.stringify(toneManifest(NAMES))
  sound: Uint8Array = toneBytes(NAMES)
  isOn = true
  now = 0
  readonly fetched: string[] = []
  decode = async ({ buffer }: Uint8Array) => ({
    samples: new Float32Array(buffer as ArrayBuffer),
    sampleRate: TONE_RATE,
  })

  serve(change: Record<string, unknown>): void {
    this.manifest = JSON.stringify({ ...toneManifest(NAMES), ...change })
  }

  start(): KeptPacks {
    return new KeptPacks({
      fetch: async (path) => {
        this.fetched.push(path)
        if (!this.isOn) throw new TypeError('Failed to fetch')
        return path.endsWith('pack.json') ? new TextEncoder().encode(this.manifest) : this.sound
      },
      shelf: this.shelf,
      now: () => this.now,
      decode: (bytes) => this.decode(bytes),
    })
  }
}

test('a pack is fetched once; after a restart the device looks whether it is still the one, and speaks without its server', async () => {
  const device = new Device()
  await device.start().pack('zh')
  assert.deepEqual(device.fetched.splice(0), ['/voice/zh/pack.json', '/voice/zh/pack.json', '/voice/zh/sound.wav'])
  await device.start().pack('zh')
  assert.deepEqual(device.fetched.splice(0), ['/voice/zh/pack.json'])
  device.isOn = false
  const { pack } = await device.start().pack('zh')
  assert.equal(pack.version, '1')
})

test('a newer pack that is whole takes the place of the one before', async () => {
  const device = new Device()
  await device.start().pack('zh')
  device.serve({ version: 'second' })
  assert.equal((await device.start().pack('zh')).pack.version, 'second')
  device.isOn = false
  assert.equal((await device.start().pack('zh')).pack.version, 'second')
})

/** A pack that must be refused, as it is served; by what, and what is named. */
const BROKEN: readonly (readonly [serve: (device: Device) => void, code: string, what: RegExp])[] = [
  [(device) => (device.manifest = '<!doctype html>'), 'pack-not-json', /pack\.json/],
  [(device) => device.serve({ file: '../x.mp3' }), 'pack-bad-field', /^file$/],
  [
    (device) => {
      device.serve({ version: '2', sha256: '0'.repeat(64) })
    },
    'pack-wrong-hash',
    /sound\.wav/,
  ],
  [(device) => device.serve({ durationMs: 700 }), 'pack-out-of-range', /clips\.号/],
  [(device) => device.serve({ durationMs: 750, clips: { 请: [50, 200] } }), 'pack-unplayable', /lasts 800 ms, not 750/],
  [(device) => device.serve({ clips: { 请: [100, 1e6] } }), 'pack-out-of-range', /clips\.请/],
]

test('a refused pack says what is wrong with it', async () => {
  for (const [serve, code, what] of BROKEN) {
    const device = new Device()
    serve(device)
    await assert.rejects(device.start().pack('zh'), (error: unknown) => {
      assert.ok(error instanceof PackError)
      assert.equal(error.code, code)
      assert.match(error.what, what)
      return true
    })
  }
  const device = new Device()
  device.decode = () => Promise.reject(new Error('no sound'))
  await assert.rejects(device.start().pack('zh'), { code: 'pack-unplayable', what: /no sound/ })
})

test('while a refused pack is offered, the one the device has kept speaks', async () => {
  for (const [serve] of BROKEN) {
    const device = new Device()
    device.serve({ version: 'first' })
    await device.start().pack('zh')
    serve(device)
    assert.equal((await device.start().pack('zh')).pack.version, 'first')
  }
})

test('what the device has kept is damaged: it is fetched anew', async () => {
  const device = new Device()
  await device.start().pack('zh')
  device.shelf.files.set('/voice/zh/sound.wav', new Uint8Array(8))
  assert.equal((await device.start().pack('zh')).pack.version, '1')
  assert.deepEqual(device.fetched.slice(-1), ['/voice/zh/sound.wav'])
})

test('a pack that could not be had is asked for again, but not for every sentence', async () => {
  const device = new Device()
  device.isOn = false
  const packs = device.start()
  await assert.rejects(packs.pack('zh'), /Failed to fetch/)
  device.isOn = true
  await assert.rejects(packs.pack('zh'), /Failed to fetch/)
  device.now += 31_000
  assert.equal((await packs.pack('zh')).pack.version, '1')
})

test('a pack that cannot say what the hall calls is refused by what it lacks', async () => {
  const device = new Device()
  const source = {
    manifest: async () => device.manifest,
    sound: async () => device.sound,
    decode: (bytes: Uint8Array) => device.decode(bytes),
  }
  const calls = [
    [token('请'), token('九')],
    [token('九'), token('窗口')],
  ]
  await assert.rejects(openPack(source, calls), { code: 'pack-clip-missing', what: '九 窗口' })
  assert.equal((await openPack(source, [[token('请')]])).pack.version, '1')
})
