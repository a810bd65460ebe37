import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sumOf } from '#tools/bench/season/heap-kinds.ts'

const TYPES = ['hidden', 'string', 'object', 'code', 'object shape', 'native', 'synthetic', 'concatenated string']

/** A snapshot in DevTools' own form, of these things. */
function snapshotWith(things: readonly (readonly [type: string, name: string, bytes: number])[]) {
  return {
    snapshot: { meta: { node_fields: ['type', 'name', 'self_size'], node_types: [TYPES] as const } },
    nodes: things.flatMap(([type, , bytes], place) => [TYPES.indexOf(type), place, bytes]),
    strings: things.map(([, name]) => name),
  }
}

describe('the memory of a page', () => {
  it('is told by whose it is: what the page keeps, and what the engine made of its script', () => {
    const kinds = sumOf(
      snapshotWith([
        ['object', 'Object', 1],
        ['string', 'A001', 2],
        ['code', 'system / InstructionStream', 4],
        ['object shape', 'system / Map', 8],
        ['hidden', '', 16],
      ]),
    )
    assert.deepEqual(kinds, { objectBytes: 3, codeBytes: 28 })
  })

  it('counts the lists of which code depends on which shapes to the engine, and not to the browser', () => {
    const kinds = sumOf(
      snapshotWith([
        ['native', 'system / WeakArrayList', 1],
        ['native', 'blink::LayoutText', 2],
        ['synthetic', '(Global handles)', 4],
      ]),
    )
    assert.deepEqual(kinds, { objectBytes: 0, codeBytes: 1 })
  })

  it('leaves whole texts out, which the browser moves out of the heap and back', () => {
    const kinds = sumOf(
      snapshotWith([
        ['string', 'a script', 16_384],
        ['concatenated string', 'a paint', 20_000],
        ['string', 'A002', 16_383],
      ]),
    )
    assert.deepEqual(kinds, { objectBytes: 16_383, codeBytes: 0 })
  })
})
