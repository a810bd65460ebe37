import assert from 'node:assert/strict'
import { test } from 'node:test'
import { HALL, openHttp } from './rig.ts'

const CLIP = `${HALL}/voice/clip`

test('a server without a voice of its own has no clip, and says so without an error', async () => {
  const { send, close } = await openHttp()
  assert.equal((await send(`${CLIP}?language=en&text=Ticket`)).status, 204)
  await close()
})

test('what is wrong with a wanted clip is named by its field', async () => {
  const { send, close } = await openHttp()
  const wrong: readonly (readonly [query: string, field: string])[] = [
    ['language=en', 'text'],
    [`language=en&text=${'x'.repeat(301)}`, 'text'],
    ['text=Ticket', 'language'],
    ['text=Ticket&language=../etc', 'language'],
  ]
  for (const [query, field] of wrong) {
    const { status, body } = await send(`${CLIP}?${query}`)
    assert.deepEqual([status, body.code, body.field], [400, 'bad-input', field], query)
  }
  await close()
})
