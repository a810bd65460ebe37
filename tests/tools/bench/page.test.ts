import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BenchUsage, readOptions } from '#tools/bench/options.ts'
import { SECTIONS, sectionText, withSection } from '#tools/bench/report/page.ts'
import { figure, type Section, withInterval } from '#tools/bench/report/table.ts'
import { asMarkdown, asText } from '#tools/report/table.ts'

const section = (id: string, figureOf: string): Section => ({
  id,
  title: `About ${id}`,
  how: 'Done so.',
  tables: [{ columns: ['what', 'figure'], rows: [['it', figureOf]] }],
  counts: ['2 of 2'],
  broken: [],
})

describe('the page of benchmarks', () => {
  it('replaces one part and leaves the others as they stand', () => {
    const first = withSection('', 'fan-out', sectionText(section('fan-out', '1.0'), 'this machine'))
    const both = withSection(first, 'call-paint/still', sectionText(section('call-paint/still', '2.0'), 'this machine'))
    const again = withSection(both, 'fan-out', sectionText(section('fan-out', '3.0'), 'another machine'))
    assert.ok(again.includes('2.0') && again.includes('3.0') && !again.includes('1.0'))
    assert.ok(again.includes('this machine') && again.includes('another machine'))
    // In the order of the page, whatever was measured first.
    assert.ok(again.indexOf('About call-paint/still') < again.indexOf('About fan-out'))
    assert.equal(withSection(again, 'fan-out', sectionText(section('fan-out', '3.0'), 'another machine')), again)
  })

  it('says in the part that it is not valid when something was lost', () => {
    const text = sectionText({ ...section('fan-out', '1.0'), broken: ['3 lost'] }, 'm')
    assert.match(text, /\*\*Not valid:\*\* 3 lost\./)
  })

  it('shows figures with the digits that mean something', () => {
    assert.deepEqual([0.123, 1.5, 12.34, 123.4, 12_345].map(figure), ['0.12', '1.50', '12.3', '123', '12,345'])
    assert.equal(withInterval({ median: 1, low: 0.5, high: 2, coverage: 0.95, rounds: 7 }), '1.00 (0.50 – 2.00)')
    assert.equal(
      withInterval({ median: 1, low: 0.5, high: 2, coverage: 0.9375, rounds: 5 }),
      '1.00 (0.50 – 2.00, 93 %)',
    )
    assert.equal(withInterval({ median: 1, low: 1, high: 1, coverage: 0, rounds: 1 }), '1.00 (one round)')
  })

  it('is the same table printed and written', () => {
    const table = { columns: ['a', 'long name'], rows: [['first', '2']] }
    assert.equal(asMarkdown(table), '| a | long name |\n| --- | --- |\n| first | 2 |')
    assert.equal(asText(table), 'a      long name\n-----  ---------\nfirst  2')
  })
})

describe('the command line of the benchmarks', () => {
  it('measures everything, or what is named, in the order of the page', () => {
    assert.deepEqual(readOptions([]), { parts: [...SECTIONS], rounds: null, short: false })
    assert.deepEqual(readOptions(['season', 'call-paint', '--rounds', '9', '--short']), {
      parts: ['call-paint/still', 'call-paint/animated', 'call-paint/6x', 'call-paint/as-it-hangs', 'season'],
      rounds: 9,
      short: true,
    })
  })

  it('takes one state of a page by its name', () => {
    assert.deepEqual(readOptions(['call-paint/6x']).parts, ['call-paint/6x'])
  })

  it('refuses what there is not', () => {
    for (const args of [['speed'], ['call-paint/fast'], ['--fast'], ['--rounds', '0'], ['--rounds', 'many']])
      assert.throws(() => readOptions(args), BenchUsage)
  })
})
