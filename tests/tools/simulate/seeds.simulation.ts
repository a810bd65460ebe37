import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { playMany } from '#tools/simulate/many.ts'
import { runSeed } from '#tools/simulate/seed.ts'

/** The short form of `npm run simulate -- --seeds 10000`. */
const SEEDS = 300

test(`in ${SEEDS} seeds of crashes, bad lines and wrong clocks nothing is lost, nothing happens twice, and every screen ends right`, async (context) => {
  const { broken, counts } = await playMany(1, SEEDS, availableParallelism())
  for (const { seed, violation } of broken)
    context.diagnostic(`npm run simulate -- --seed ${seed}: ${violation.law}: ${violation.how}`)
  assert.deepEqual(broken, [])
  // A simulation in which nothing goes wrong proves nothing.
  for (const [what, least] of [
    ['kills', 100],
    ['power cuts', 100],
    ['crashes with a commit unwritten', 20],
    ['crashes with a commit half-written', 20],
    ['crashes with a commit written', 20],
    ['crashes with a commit synced', 20],
    ['page crashes', 50],
    ['requests doubled', 500],
    ['requests lost', 500],
    ['repeated', 300],
    ['thanked', 1_000],
    ['set aside', 100],
    ['ratings thanked', 100],
    ['ratings by phone', 50],
    ['sentences heard', 100],
    ['sentences not heard', 5],
    ['sentences taken over', 2],
    ['announcements superseded', 40],
    ['clock jumps', 50],
    ['backups restored', 10],
  ] as const)
    assert.ok((counts.get(what) ?? 0) >= least, `${what}: ${counts.get(what)}`)
})

/** Seeds that found something in the product, by what was wrong with it. */
const FOUND = [
  [980, 'a speaker gave up as too old what was called after the hall’s clock had been set back by years'],
  [3_925, 'and what was called after it had been set back by seconds'],
  [1_155, 'a speaker said what the hall had given up while its answer was on its way'],
  [2_955, 'who was called to the counter of a customer that had come already overtook who was called before'],
] as const

for (const [seed, wrong] of FOUND)
  test(`seed ${seed} holds all laws again: ${wrong}`, async () => {
    assert.equal((await runSeed({ seed })).violation, null)
  })

test('a seed tells the same story every time, whatever was played before it and whatever the collector sweeps up', async () => {
  const collect = collector()
  const tell = async (seed: number, tidy: () => void): Promise<string> => {
    const lines: string[] = []
    await runSeed({
      seed,
      tell: (line) => {
        lines.push(line)
        if (lines.length % 20 === 0) tidy()
      },
    })
    return lines.join('\n')
  }
  const seeds = Array.from({ length: 12 }, (_, index) => index + 1)
  const stories: string[] = []
  for (const seed of seeds) stories.push(await tell(seed, () => {}))
  assert.equal(new Set(stories).size, seeds.length)
  assert.ok(stories.every((story) => story.split('\n').length > 30))
  for (const seed of seeds.toReversed()) assert.equal(await tell(seed, collect), stories[seed - 1])
})

/** Makes V8 collect all garbage now. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}
