import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PackEngine } from '#shared/audio/engines/pack-engine.ts'
import { CHIME_MS } from '#shared/audio/render/chime.ts'
import { durationMs } from '#shared/audio/sound.ts'
import { GAP_MS } from '#shared/domain/phrase/token.ts'
import { tonePack, toneSound } from '#tests/fixtures/tone-pack.ts'
import { CLIPS, QuietRoom, sentence } from './quiet-room.ts'

function talking() {
  const room = new QuietRoom()
  const open = { pack: tonePack(CLIPS), sound: toneSound(CLIPS) }
  return { room, engine: new PackEngine(async () => open, room) }
}

test('a call is one stretch of sound as long as its clips; said again it is the same stretch after a breath', async () => {
  const { room, engine } = talking()
  const [part] = sentence().parts
  await engine.say(sentence(CLIPS, { parts: [{ ...part!, times: 2 }] }), () => {})
  const [first, second] = room.played
  assert.ok(Math.abs(durationMs(first!.sound) - 600) < 5)
  assert.equal(second?.sound, first?.sound)
  assert.equal(second?.gapMs, GAP_MS.repeat)
})

test('the chime rings before the first time only, and each language follows the one before', async () => {
  const { room, engine } = talking()
  const [part] = sentence().parts
  const parts = [
    { ...part!, times: 2 },
    { ...part!, language: 'en' },
  ]
  await engine.say(sentence(CLIPS, { chime: true, parts }), () => {})
  assert.deepEqual(
    room.played.map(({ sound, gapMs }) => [Math.round(durationMs(sound)), gapMs]),
    [
      [CHIME_MS, 0],
      [600, 150],
      [600, GAP_MS.repeat],
      [600, GAP_MS.repeat],
    ],
  )
})

test('what is said again and again is rendered once, and a day of calls does not pile up', async () => {
  const { room, engine } = talking()
  await engine.say(sentence(), () => {})
  await engine.say(sentence(), () => {})
  assert.equal(room.played[0]?.sound, room.played[1]?.sound)
  for (const order of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
    await engine.say(sentence([...CLIPS, ...CLIPS.slice(order % 3)].concat(Array(order).fill('八'))), () => {})
  await engine.say(sentence(), () => {})
  assert.notEqual(room.played.at(-1)?.sound, room.played[0]?.sound)
})
