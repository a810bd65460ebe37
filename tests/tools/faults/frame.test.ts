import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { type Fault, type Outcome } from '#tools/faults/fault.ts'
import { FAULT_NAMES, loadFault } from '#tools/faults/faults.ts'
import { FaultUsage, readOptions } from '#tools/faults/options.ts'
import { isSound, type Played } from '#tools/faults/play.ts'
import { sectionText, withFault } from '#tools/faults/report/page.ts'
import { PEER_FAULTS } from '#tools/faults/report/peers.ts'
import { Trials } from '#tools/faults/trials.ts'

const fault: Fault = {
  id: 'two-servers',
  title: 'Two servers',
  done: 'Started twice.',
  holds: 'The first works.',
  play: async () => ({ skipped: 'never' }),
}

const played = (outcome: Partial<Outcome>): Played => ({
  name: 'two-servers',
  fault,
  outcome: { tried: 3, held: 3, counts: ['0 lost'], worst: '3 ms', broken: [], ...outcome },
  seconds: 1,
})

describe('a fault', () => {
  it('is sound only when it was tried and everything held', () => {
    assert.equal(isSound(played({})), true)
    assert.equal(isSound(played({ tried: 0, held: 0 })), false)
    assert.equal(isSound(played({ held: 2 })), false)
    assert.equal(isSound(played({ broken: ['1 lost'] })), false)
    assert.equal(isSound({ name: 'two-servers', fault, outcome: { skipped: 'no tmpfs here' }, seconds: 0 }), true)
  })

  it('counts what was tried and what held, and tells a few of many troubles', () => {
    const trials = new Trials()
    trials.note([])
    for (let turn = 0; turn < 30; turn++) trials.note([`trouble ${turn}`])
    const { tried, held, broken } = trials.outcome([], '')
    assert.deepEqual([tried, held, broken.length, broken.at(-1)], [31, 1, 21, 'and 10 more'])
  })

  it('stands in the page with its machine, and says what did not hold', () => {
    const first = withFault('', 'two-servers', sectionText(played({ worst: '1 ms' }), 'this machine'))
    const next = withFault(first, 'two-servers', sectionText(played({ broken: ['1 lost'] }), 'another machine'))
    assert.match(first, /this machine[^]*Started twice[^]*\| two-servers \| 3 \| 3 \| 0 lost \| 1 ms \|/)
    assert.match(next, /^# Faults[^]*another machine[^]*\*\*Did not hold:\*\* 1 lost\./)
    assert.doesNotMatch(next, /this machine/)
  })
})

describe('the command line of the faults', () => {
  it('plays everything, or what is named, in the order of the page', () => {
    assert.deepEqual(readOptions([]), { faults: [...FAULT_NAMES], short: false })
    const [first, last] = [FAULT_NAMES[0]!, FAULT_NAMES.at(-1)!]
    assert.deepEqual(readOptions([last, '--short', first]).faults, [...new Set([first, last])])
  })

  it('refuses what there is not', () => {
    for (const args of [['earthquake'], ['--fast']]) assert.throws(() => readOptions(args), FaultUsage)
  })

  it('names for every mistake of other boards something that there is', () => {
    for (const { seen, faults, tests } of PEER_FAULTS) {
      assert.ok(faults.length + tests.length > 0, seen)
      for (const path of tests) assert.ok(existsSync(join(import.meta.dirname, '../../..', path)), path)
    }
  })

  it('knows every fault by the name of its folder', async () => {
    for (const name of FAULT_NAMES) assert.equal((await loadFault(name)).id, name)
  })
})
