import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { TakenIn } from '#displays/voice-studio/import-files.ts'
import { actOf } from '#displays/voice-studio/keys.ts'
import { progressOf } from '#displays/voice-studio/progress.ts'
import { memoryShelf, type ProjectShelf } from '#displays/voice-studio/project-shelf.ts'
import { missingFrom } from '#shared/audio/pack/open-pack.ts'
import { wavOf } from '#shared/audio/recording/wav.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { said } from '#tests/fixtures/announcer.ts'
import { VOICE_FOLDER } from '#tools/voice/coverage.ts'
import { StudioRig } from './studio-rig.ts'

const MANIFEST = readFileSync(join(VOICE_FOLDER, 'zh/pack.json'), 'utf8')

async function opened(shelf?: ProjectShelf): Promise<StudioRig> {
  const rig = new StudioRig(MANIFEST, shelf)
  await rig.studio.open(DEMO_HALL, 'zh')
  return rig
}

const stateOf = ({ studio }: StudioRig) => studio.state.get()!

test('a line is recorded when the light is on, ends by itself, is kept and followed by the next', async () => {
  const rig = await opened()
  await rig.studio.press()
  assert.equal(rig.step, 'attention')
  await rig.studio.press()
  assert.equal(rig.step, 'rest')
  await rig.say()
  const review = rig.booth.state.get()
  assert.ok(review.step === 'review' && review.verdict.findings.length === 0)
  assert.equal(stateOf(rig).takes.size, 0)
  assert.equal(await rig.studio.accept(), true)
  assert.equal(stateOf(rig).at, 1)
  assert.deepEqual([...stateOf(rig).takes.keys()], [stateOf(rig).script[0]!.name])
  assert.equal(rig.microphone.opened, 1)
  assert.equal(await rig.studio.accept(), false)
})

test('the click of the key that ends a line is not part of it', async () => {
  const rig = await opened()
  await rig.studio.press()
  rig.microphone.hear(said({ voiceMs: 0, beforeMs: 400, behindMs: 0 }))
  rig.microphone.hear(said({ beforeMs: 300, voiceMs: 400, behindMs: 500 }))
  const click = said({ beforeMs: 0, voiceMs: 30, behindMs: 0 })
  rig.microphone.hear(click)
  await rig.studio.press()
  const review = rig.booth.state.get()
  assert.ok(review.step === 'review' && review.verdict.cut)
  assert.deepEqual(review.verdict.findings, [])
  assert.ok(review.verdict.cut.clipMs[1] < 450, `${review.verdict.cut.clipMs[1]} ms`)
})

test('what nobody said is not kept; what is only doubtful is, and is marked', async () => {
  const rig = await opened()
  await rig.say({ voiceMs: 0 })
  assert.equal(await rig.studio.accept(), false)
  await rig.studio.again()
  assert.equal(rig.step, 'attention')
  await rig.studio.press()
  await rig.say({ voiceDb: 6 })
  assert.equal(await rig.studio.accept(), true)
  assert.deepEqual([...stateOf(rig).takes.values()][0]!.findings, ['too-loud'])
})

test('a microphone that is refused, and one that is unplugged, are told; the next key tries again', async () => {
  const rig = await opened()
  rig.microphone.problem = 'refused'
  await rig.studio.press()
  assert.deepEqual(rig.booth.state.get(), { step: 'trouble', problem: 'refused' })
  rig.microphone.problem = null
  await rig.studio.press()
  rig.microphone.hear(said({ voiceMs: 0 }))
  assert.equal(rig.step, 'recording')
  rig.microphone.unplug()
  assert.deepEqual(rig.booth.state.get(), { step: 'trouble', problem: 'lost' })
  await rig.say()
  assert.equal(rig.step, 'review')
  assert.equal(rig.microphone.opened, 3)
})

test('what is recorded is there after a reload, at the line where it was left, in its own language', async () => {
  const shelf = memoryShelf()
  const rig = await opened(shelf)
  for (let line = 0; line < 3; line++) {
    await rig.say()
    await rig.studio.accept()
  }
  await rig.studio.describe({ voice: '李娜', licence: '仅供本厅' })
  const again = await opened(shelf)
  assert.equal(stateOf(again).takes.size, 3)
  assert.equal(stateOf(again).at, 3)
  assert.equal(stateOf(again).project.voice, '李娜')
  await again.studio.open(DEMO_HALL, 'en')
  assert.equal(stateOf(again).takes.size, 0)
  await again.studio.open(DEMO_HALL, 'zh')
  assert.equal(stateOf(again).takes.size, 3)
})

test('another announcer begins with nothing of the first, and the other language stays', async () => {
  const shelf = memoryShelf()
  const rig = await opened(shelf)
  await rig.say()
  await rig.studio.accept()
  await rig.studio.open(DEMO_HALL, 'en')
  await rig.say()
  await rig.studio.accept()
  await rig.studio.describe({ voice: 'Li Na', licence: 'here' })
  await rig.studio.clear()
  assert.equal(stateOf(rig).takes.size, 0)
  assert.equal(stateOf(rig).project.voice, '')
  const again = await opened(shelf)
  assert.equal(stateOf(again).takes.size, 1)
  await again.studio.open(DEMO_HALL, 'en')
  assert.equal(stateOf(again).takes.size, 0)
})

test('a hall that is told anew changes nothing under whoever is speaking', async () => {
  const rig = await opened()
  rig.studio.go(7)
  const line = stateOf(rig).script[7]!.name
  await rig.say()
  await rig.studio.open({ ...DEMO_HALL, counters: DEMO_HALL.counters.slice(0, 5) }, 'zh')
  assert.equal(rig.step, 'review')
  await rig.studio.accept()
  assert.deepEqual([...stateOf(rig).takes.keys()], [line])
  assert.ok(!stateOf(rig).script.some(({ name }) => name === '到六号窗口'))
})

test('without a voice that could be borrowed the script is cut word by word', async () => {
  const rig = new StudioRig(null)
  await rig.studio.open(DEMO_HALL, 'zh')
  assert.ok(stateOf(rig).script.some(({ name }) => name === '窗口'))
})

test('files that are still being read when the language is changed stay in theirs', async () => {
  const rig = await opened()
  const files = ['请', '号'].map((name) => new File([wavOf(said())], `${name}.wav`))
  const reading = rig.studio.takeIn(files, () => {})
  await rig.studio.open(DEMO_HALL, 'en')
  await reading
  assert.equal(stateOf(rig).takes.size, 0)
  await rig.studio.open(DEMO_HALL, 'zh')
  assert.equal(stateOf(rig).takes.size, 2)
})

test('a disk that is full loses the line from nobody but the disk, and says so', async () => {
  const full: ProjectShelf = { ...memoryShelf(), keep: () => Promise.reject(new Error('QuotaExceededError')) }
  const rig = await opened(full)
  await rig.say()
  await rig.studio.accept()
  assert.equal(stateOf(rig).notKept, true)
  assert.equal(stateOf(rig).takes.size, 1)
  await rig.studio.open({ ...DEMO_HALL }, 'zh')
  assert.equal(stateOf(rig).notKept, true)
  assert.equal(stateOf(rig).takes.size, 1)
})

test('brought recordings and recorded ones make a pack that says every call of the hall', async () => {
  const rig = await opened()
  const files = stateOf(rig)
    .script.slice(1)
    .map(({ name }) => new File([wavOf(said())], `${name.replace('|', '_')}.wav`))
  const became: TakenIn[] = []
  await rig.studio.takeIn([...files, new File(['RIFF'], '请.wav'), new File([wavOf(said())], '号.WAV')], (one) =>
    became.push(one),
  )
  assert.deepEqual(
    became.flatMap((one) => (one.ok ? [] : [`${one.file} ${one.why}`])),
    ['请.wav unreadable', '号.WAV twice'],
  )
  assert.equal(stateOf(rig).at, 0)
  await rig.say()
  await rig.studio.accept()
  assert.deepEqual(progressOf(stateOf(rig)), {
    recorded: stateOf(rig).script.length,
    all: stateOf(rig).script.length,
    minutes: 0,
  })
  await rig.studio.describe({ voice: '李娜', licence: '仅供本厅' })
  const { file, made } = rig.studio.makeZip()!
  assert.equal(file, 'voice-demo-zh-20261126-0900.zip')
  assert.deepEqual(made.silent, [])
  assert.deepEqual(missingFrom(made.pack, phrasesOf(DEMO_HALL, 'zh')), [])
  assert.match(made.pack.provenance, /李娜.*20261126/)
})

test('keys act wherever the focus is, but in fields, and do not press a button twice', () => {
  assert.equal(actOf({ key: ' ' }, 'BODY'), 'record')
  assert.equal(actOf({ key: 'Enter' }, 'DIV'), 'accept')
  assert.equal(actOf({ key: 'Enter' }, 'BUTTON'), null)
  assert.equal(actOf({ key: 'Backspace' }, 'BUTTON'), 'again')
  assert.equal(actOf({ key: 'Backspace' }, 'INPUT'), null)
  assert.equal(actOf({ key: 'ArrowDown' }, 'SELECT'), null)
  assert.equal(actOf({ key: ' ', repeat: true }, 'BODY'), null)
  assert.equal(actOf({ key: 'ArrowRight', altKey: true }, 'BODY'), null)
})
