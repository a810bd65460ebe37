import assert from 'node:assert/strict'
import { test } from 'node:test'
import { SystemEngine } from '#shared/audio/engines/system-engine.ts'
import { MachineVoice } from './machine-voice.ts'
import { QuietRoom, sentence } from './quiet-room.ts'

function machine() {
  const room = new QuietRoom()
  const voice = new MachineVoice()
  const life = new AbortController()
  const options = { newUtterance: voice.newUtterance, loudspeaker: room, clock: room.clock, signal: life.signal }
  const engine = new SystemEngine({ synthesis: voice, ...options })
  return { room, voice, engine, life }
}

test('only voices from the list that need no network are used, whatever language they say they speak', async () => {
  const { voice, engine } = machine()
  const cases: readonly (readonly [name: string, localService: boolean, isUsed: boolean])[] = [
    ['Microsoft Huihui - Chinese (Simplified, PRC)', true, true],
    ['Ting-Ting', true, true],
    ['cmn-cn-x-cce-local', true, true],
    ['cmn-cn-x-cce-network', false, false],
    ['Microsoft Xiaoxiao Online (Natural)', false, false],
    ['Chinese (Mandarin, latin as English)', true, false],
    ['espeak-ng', true, false],
  ]
  for (const [name, localService, isUsed] of cases) {
    voice.voices = [{ name, lang: 'zh-CN', localService }]
    assert.equal((await engine.say(sentence(), () => {})).ok, isUsed, name)
  }
})

test('a voice that never begins is given up after its time, and left alone for ten minutes', async () => {
  const { room, voice, engine } = machine()
  voice.does = []
  const said = engine.say(sentence(), () => {})
  await room.pass(5_900)
  assert.equal(voice.cancelled, 1, 'at its start it cancels what another page had left')
  await room.pass(200)
  assert.deepEqual(await said, { ok: false, reason: 'watchdog' })
  assert.equal(voice.cancelled, 2)
  voice.does = ['start', 'end']
  assert.deepEqual(await engine.say(sentence(), () => {}), { ok: false, reason: 'no-engine' })
  await room.pass(600_000)
  assert.deepEqual(await engine.say(sentence(), () => {}), { ok: true })
})

test('a page that goes takes its voice along', () => {
  const { voice, life } = machine()
  life.abort()
  assert.equal(voice.cancelled, 2)
})

test('a sentence that is cut is silent at once, and the voice says the next one', async () => {
  const { room, voice, engine } = machine()
  voice.does = ['start']
  const cut = new AbortController()
  const said = engine.say(sentence(), () => {}, cut.signal)
  await room.pass(100)
  cut.abort()
  assert.equal((await said).ok, false)
  assert.equal(voice.cancelled, 2)
  voice.does = ['start', 'end']
  assert.deepEqual(await engine.say(sentence(), () => {}), { ok: true })
  const { length } = voice.spoken
  assert.equal((await engine.say(sentence(), () => {}, cut.signal)).ok, false)
  assert.equal(voice.spoken.length, length, 'one that was cut before it began is not begun')
})
