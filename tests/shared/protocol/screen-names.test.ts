import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { DEVICE_NAME_LENGTH, SCREEN_KINDS, type ScreenKind } from '#shared/protocol/devices.ts'
import { nameOfScreen, SCREEN_NAMES } from '#shared/protocol/screen-names.ts'

test('a screen is called by what it is and where it stands, in the language asked for', () => {
  const place = DEMO_HALL.zones[0]!
  const name = (language: string, kind: ScreenKind, counter: string | null, zone: string | null = null) =>
    nameOfScreen({ kind, counter, zone }, DEMO_HALL, language)
  assert.equal(name('zh-CN', 'evaluation-pad', '3'), '评价器 · 3号窗口')
  assert.equal(name('en', 'evaluation-pad', '3'), 'Evaluation pad · Counter 3')
  assert.equal(name('en', 'call-board', null, place.id), `Call board · ${place.name['en']}`)
  assert.equal(name('zh', 'ticket-kiosk', null), '取号机 · 全厅')
  assert.equal(name('yue', 'voice', null), '语音 · 全厅', 'a language nobody has written reads Chinese')
  assert.equal(name('en', 'counter-sign', '99'), 'Counter sign · 99', 'the hall has this counter no more')
})

test('a place with a long name gives a name that a device may have', () => {
  const zones = DEMO_HALL.zones.map((zone) => ({
    ...zone,
    name: { ...zone.name, en: 'The large waiting room '.repeat(4) },
  }))
  const screen = { kind: 'waiting-area', counter: null, zone: zones[0]!.id } as const
  assert.equal(nameOfScreen(screen, { ...DEMO_HALL, zones }, 'en').length, DEVICE_NAME_LENGTH)
})

test('every kind of screen has a name in both languages', () => {
  assert.deepEqual(
    SCREEN_KINDS.filter((kind) => !SCREEN_NAMES[kind].zh || !SCREEN_NAMES[kind]['en']),
    [],
  )
})
