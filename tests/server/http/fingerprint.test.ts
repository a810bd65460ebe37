import assert from 'node:assert/strict'
import { test } from 'node:test'
import { onceOf } from '#server/http/once.ts'

async function fingerprint(body: string): Promise<string | undefined> {
  const request = new Request('http://127.0.0.1/x', { method: 'POST', headers: { 'idempotency-key': 'k' } })
  return (await onceOf(request, { kind: 'demo' }, new TextEncoder().encode(body)))?.fingerprint
}

test('a key knows its body again, short or long, and no other', async () => {
  const bodies = ['', '{}', '{"staff":"li-na"}', '{"reason":"用餐"}', 'x'.repeat(128), 'x'.repeat(129), 'x'.repeat(130)]
  const first = await Promise.all(bodies.map(fingerprint))
  assert.deepEqual(await Promise.all(bodies.map(fingerprint)), first)
  assert.equal(new Set(first).size, bodies.length)
})
