import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BUGS } from '#tools/simulate/bugs/bugs.ts'
import { PLANNED } from '#tools/simulate/faults.ts'
import { hunt, SEEDS_AT_MOST } from '#tools/simulate/hunt.ts'
import { runSeed } from '#tools/simulate/seed.ts'
import { shrink } from '#tools/simulate/shrink.ts'

describe(`a bug planted on purpose is found within ${SEEDS_AT_MOST} seeds`, () => {
  for (const bug of BUGS.filter(({ rare }) => !rare))
    it(`${bug.name}: ${bug.what}`, async (context) => {
      const found = await hunt(bug)
      assert.ok(found, 'a simulation that does not find it proves nothing')
      context.diagnostic(`${found.seed} seeds, ${found.violation.law}`)
    })
})

it('a seed that breaks a law is told without the faults that the broken law does not need', async () => {
  const bug = BUGS.find(({ name }) => name === 'old-epoch-after-restore')!
  const found = (await hunt(bug))!
  const told = { seed: found.seed, bug }
  const without = await shrink(told, found.violation.law)
  assert.ok(without.size > 0)
  const lawOf = async (less: ReadonlySet<string>) => (await runSeed({ ...told, without: less })).violation?.law
  assert.equal(await lawOf(without), found.violation.law)
  assert.notEqual(await lawOf(new Set(PLANNED)), found.violation.law, 'what is left is needed')
})
