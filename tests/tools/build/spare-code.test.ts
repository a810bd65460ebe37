import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutSpareCode } from '#tools/build/spare-code.ts'

test('a function that is called in one place stands there, and is named nowhere; what nobody asks for is gone', async () => {
  const code =
    'function twice(count) { return count + count }\nfunction spare() {}\nexport const answer = (asked) => twice(asked.length)'
  const spared = await withoutSpareCode(code)
  assert.doesNotMatch(spared, /twice|spare/)
  const { answer } = await import(`data:text/javascript,${encodeURIComponent(spared)}`)
  assert.equal(answer('abc'), 6)
})

test('a script that is no module keeps what other scripts of the page may see', async () => {
  assert.match(await withoutSpareCode('function seen() { return 1 }', false), /function seen/)
})
