import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { HONEST } from '#tools/simulate/bugs/seams.ts'
import { speaks } from '#tools/simulate/cast.ts'
import type { Heard } from '#tools/simulate/check/speech.ts'
import { PLANNED } from '#tools/simulate/faults.ts'
import { buildStage, type Stage } from '#tools/simulate/stage.ts'
import { ruleChance } from '#tools/simulate/world/platform.ts'
import { BADNESS } from '#tools/simulate/world/weather.ts'
import { World } from '#tools/simulate/world/world.ts'

/** So many halls with two speakers, each with an outage of its own length. */
const HALLS = 40
/** Who dies in the middle of a sentence is followed so soon after the hall is back, ms. */
const FOLLOWED_MS = 5_000

/** What became of the sentence in which the hall was killed. */
interface Story {
  readonly interrupted: Heard
  readonly heard: readonly Heard[]
  /** When the hall served again, virtual ms. */
  readonly backAt: number
  readonly outcome: string | null
  readonly violation: unknown
}

/** A hall in which nothing goes wrong by itself; null where it has one speaker alone. */
function quietHall(seed: number): { readonly world: World; readonly stage: Stage } | null {
  const world = new World(seed, null)
  const stage = buildStage(world, HONEST, new Set([...PLANNED, ...BADNESS]))
  return stage.mouths.length === 2 ? { world, stage } : null
}

/** Kills the hall in the middle of the second sentence, and its speaker with it where `dies`. */
async function kill({ world, stage }: NonNullable<ReturnType<typeof quietHall>>, dies: boolean): Promise<Story> {
  const { site, devices, mouths } = stage
  const { speech } = stage.voices!
  const { time } = world
  const downMs = world.dice('outage').between(300, 40_000)
  const until = (isSo: () => boolean): Promise<void> => time.runUntil(time.now + 60_000, isSo)
  site.boot()
  for (const device of devices) device.start()
  await until(() => speech.heard.length > 1 && speech.heard.at(-1)!.end === null)
  const interrupted = speech.heard.at(-1)!
  site.crash('kill', downMs)
  // Whoever was called goes on waiting for it: nobody presses anything meanwhile.
  for (const device of devices) if (!mouths.some((mouth) => mouth.device === device)) device.crash(false)
  if (dies) interrupted.device.crash(false)
  await until(() => site.server?.isOpen === true)
  const backAt = time.now
  await time.runUntil(backAt + 15_000, () => false)
  const outcome = stage.voices!.of(interrupted.ids[0]!)?.ended ?? null
  for (const { page } of devices) page?.process.kill()
  site.crash('kill', 1e9)
  site.network.close()
  await time.runUntil(time.now, () => true)
  return { interrupted, heard: speech.heard, backAt, outcome, violation: world.violation }
}

async function* stories(dies: boolean): AsyncGenerator<Story> {
  let told = 0
  for (let seed = 1; told < HALLS; seed++) {
    if (!speaks(seed)) continue
    const chance = new World(seed, null).dice('crypto')
    const back = ruleChance(() => chance)
    try {
      const hall = quietHall(seed)
      if (!hall) continue
      told++
      yield await kill(hall, dies)
    } finally {
      back()
    }
  }
}

describe('a hall with two speakers is killed in the middle of a sentence', () => {
  it('the one that spoke ends it, however long the hall is away, tells so, and nobody says it again', async () => {
    for await (const { interrupted, heard, outcome, violation } of stories(false)) {
      assert.equal(violation, null)
      assert.equal(heard.filter(({ ids }) => ids.some((id) => interrupted.ids.includes(id))).length, 1)
      assert.equal(outcome, 'announcement.spoken')
    }
  })

  it('and the one that spoke dies with it: the other says it within five seconds of the hall’s return', async () => {
    for await (const { interrupted, heard, backAt, violation } of stories(true)) {
      assert.equal(violation, null)
      const again = heard.filter((one) => one !== interrupted && one.ids.some((id) => interrupted.ids.includes(id)))
      assert.deepEqual(
        again.map(({ device, at }) => [device === interrupted.device, at - backAt <= FOLLOWED_MS]),
        [[false, true]],
      )
    }
  })
})
