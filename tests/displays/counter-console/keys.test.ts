import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { ACTION_KEYS, actionOf, type KeyPress, signOf } from '#displays/counter-console/keys.ts'

const press = (key: string, code: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code,
  repeat: false,
  isComposing: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
})

describe("a clerk's keys", () => {
  it('mean one action each, and no action has two', () => {
    const keys = Object.values(ACTION_KEYS)
    assert.equal(new Set(keys).size, keys.length)
  })

  it('call the next customer once, however long N is held down', () => {
    assert.equal(actionOf(press('n', 'KeyN')), 'call-next')
    assert.equal(actionOf(press('n', 'KeyN', { repeat: true })), null)
  })

  it('work while a Chinese input method is on', () => {
    assert.equal(actionOf(press('Process', 'KeyR')), 'recall')
    assert.equal(signOf(press('Process', 'Digit2')), '2')
  })

  it('leave Space, Enter and the browser’s own combinations alone', () => {
    assert.equal(actionOf(press(' ', 'Space')), null)
    assert.equal(actionOf(press('Enter', 'Enter')), null)
    assert.equal(actionOf(press('r', 'KeyR', { ctrlKey: true })), null)
  })
})
