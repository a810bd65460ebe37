import assert from 'node:assert/strict'
import { test } from 'node:test'
import { scryptHasher } from '#server/node/scrypt-hasher.ts'
import { webHasher } from '#server/people/web-hasher.ts'

for (const [name, hasher] of [
  ['scrypt', scryptHasher(2 ** 10)],
  ['PBKDF2', webHasher(10)],
] as const) {
  test(`${name} knows a password again, no other, and none where there is none`, async () => {
    const kept = await hasher.hash('天地玄黄 correct')
    assert.notEqual(await hasher.hash('天地玄黄 correct'), kept, 'each with a salt of its own')
    assert.ok(!kept.includes('correct'))
    assert.equal(await hasher.check('天地玄黄 correct', kept), true)
    assert.equal(await hasher.check('天地玄黄 Correct', kept), false)
    assert.equal(await hasher.check('天地玄黄 correct', null), false)
  })
}

test('a password kept at another cost is still known', async () => {
  const kept = await scryptHasher(2 ** 9).hash('correct horse')
  assert.equal(await scryptHasher(2 ** 11).check('correct horse', kept), true)
})

test('by default a guess costs what OWASP asks, and one core is left to the calls', async () => {
  const hasher = scryptHasher()
  assert.match(await hasher.hash('correct horse'), /^scrypt\$131072\$/)
  assert.ok(hasher.atOnce >= 1 && hasher.atOnce <= 3)
})
