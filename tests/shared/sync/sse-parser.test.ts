import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type RawMessage, SseParser } from '#shared/sync/sse-parser.ts'

const parse = (...texts: string[]): RawMessage[] => {
  const parser = new SseParser()
  return texts.flatMap((text) => parser.push(text))
}

const message = (data: string, event = 'message'): RawMessage => ({ event, data })

describe('reading the wire', () => {
  it('a message ends with an empty line and not before', () => {
    assert.deepEqual(parse('event: a\ndata: 1\n'), [])
    assert.deepEqual(parse('event: a\ndata: 1\n', '\n'), [message('1', 'a')])
  })

  it('lines may end in LF, CR or both, also when the network cuts between the two', () => {
    for (const end of ['\n', '\r', '\r\n'])
      assert.deepEqual(parse(`data: 1${end}data: 2${end}${end}`), [message('1\n2')])
    assert.deepEqual(parse('data: 1\r', '\n\r', '\ndata: 2\r', '\n\r\n'), [message('1'), message('2')])
  })

  it('a message whose last line ends in a lone CR is not held back', () => {
    assert.deepEqual(parse('data: 1\r\r'), [message('1')])
  })

  it('comments and unknown fields are no messages', () => {
    assert.deepEqual(parse('data: 1\n\n: still there\n\nretry: 5\nfoo: bar\n\n'), [message('1')])
  })

  it('an event without data says nothing and leaves nothing behind', () => {
    assert.deepEqual(parse('event: gone\nid: 3\n\ndata: 1\n\n'), [message('1')])
  })

  it('only one space after the colon belongs to the format', () => {
    assert.deepEqual(parse('data:  two\ndata:none\ndata\ndata:\n\n'), [message(' two\nnone\n\n')])
  })

  it('a line without end is given up instead of filling the memory', () => {
    const parser = new SseParser()
    assert.throws(() => parser.push('data: '.padEnd(33 * 1_024 * 1_024, 'x')), RangeError)
  })

  it('however the network cuts the bytes, the messages are the same', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        '',
        'data',
        'data:',
        ': comment',
        'event: hallcast.ticket.called',
        'id: e1:7',
        'retry: 10',
        '\uFEFF',
      ),
      fc.string({ unit: 'binary', maxLength: 12 }).map((text) => `data: 排队${text.replace(/[\r\n]/g, '')}`),
    )
    const text = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r', '\r\n')), { maxLength: 30 })
      .map((lines) => lines.flat().join(''))
    fc.assert(
      fc.property(text, fc.array(fc.nat({ max: 7 }), { minLength: 1, maxLength: 40 }), (whole, sizes) => {
        const bytes = new TextEncoder().encode(whole)
        const decoder = new TextDecoder()
        const parser = new SseParser()
        const cut: RawMessage[] = []
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const size = sizes[turn % sizes.length]! + (turn % sizes.length === 0 ? 1 : 0)
          cut.push(...parser.push(decoder.decode(bytes.subarray(at, at + size), { stream: true })))
          at += size
        }
        // A byte order mark goes with the decoding.
        assert.deepEqual(cut, parse(whole.replace(/^\uFEFF/, '')))
      }),
    )
  })
})
