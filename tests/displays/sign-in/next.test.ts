import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextOf } from '#displays/sign-in/next.ts'

test('somebody who has signed in goes back to the page they came from', () => {
  for (const page of ['/', '/counter-console/?hall=county&counter=3', '/hall-manager/#devices'])
    assert.equal(nextOf(page), page)
  assert.equal(nextOf(null), null)
})

test('no address leads from the sign-in to another site', () => {
  for (const evil of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/x/..//evil.example',
    'javascript:alert(1)',
    'evil',
    '',
  ])
    assert.equal(nextOf(evil), null, evil)
})
