import assert from 'node:assert/strict'
import { test } from 'node:test'
import { BUGS } from '#tools/simulate/bugs/bugs.ts'
import { readTask, WrongOption } from '#tools/simulate/options.ts'

test('the command line says how many seeds, which seed, or which bug', () => {
  assert.deepEqual(readTask(['--seeds', '10000', '--jobs', '2']), { kind: 'seeds', from: 1, count: 10_000, threads: 2 })
  assert.deepEqual(readTask(['--seed', '17']), { kind: 'seed', seed: 17, bug: null, shrinks: false })
  assert.deepEqual(readTask(['--seed', '17', '--plant', 'no-fsync']), {
    kind: 'seed',
    seed: 17,
    bug: BUGS[0],
    shrinks: false,
  })
  assert.deepEqual(readTask(['--seed', '17', '--shrink']), { kind: 'seed', seed: 17, bug: null, shrinks: true })
  assert.deepEqual(readTask(['--plant', 'no-fsync']), { kind: 'bugs', bugs: [BUGS[0]], limit: 1_000 })
  assert.deepEqual(readTask(['--bugs', '--seeds', '50']), { kind: 'bugs', bugs: BUGS, limit: 50 })
})

for (const args of [
  ['--seeds', '0'],
  ['--seed', 'x'],
  ['--jobs', '1.5'],
  ['--plant', 'nothing'],
  ['--sead', '3'],
  ['17'],
]) {
  test(`"${args.join(' ')}" is refused, with what can be said instead`, () => {
    assert.throws(
      () => readTask(args),
      (error) => error instanceof WrongOption && error.message.includes('--seeds 10000'),
    )
  })
}
