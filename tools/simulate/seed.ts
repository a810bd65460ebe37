import { type Bug, HONEST } from './bugs/seams.ts'
import { lastStart, unrest } from './check/calm.ts'
import type { Violation } from './check/laws.ts'
import { buildStage, type Stage } from './stage.ts'
import { ruleChance, traceStacks } from './world/platform.ts'
import { clearUp } from './world/weather.ts'
import { type Count, World } from './world/world.ts'

/** So long after the last fault everything must be well again, and then stay so for longer than a dead line takes to be noticed, ms. */
const CALM_MS = 60_000
const STAYS_MS = 15_000
/** What a speaker took into its grave is given up a minute after it was claimed, and what nobody could say a minute and a half after its call, ms. */
const SAID_MS = 100_000

export interface SeedOptions {
  readonly seed: number
  readonly bug?: Bug | null
  /** Faults and kinds of bad weather that are left out of the seed: see `shrink`. */
  readonly without?: ReadonlySet<string>
  /** Takes the lines of the trace. */
  readonly tell?: ((line: string) => void) | null
}

export interface SeedResult {
  readonly seed: number
  readonly violation: Violation | null
  readonly counts: ReadonlyMap<Count, number>
  /** Things that happened one after another. */
  readonly deeds: number
  readonly simulatedMs: number
}

async function play(stage: Stage): Promise<void> {
  const { world, site, devices, weather, thanks, ratings, screens, endMs } = stage
  const stop = (): boolean => world.violation !== null
  site.boot()
  for (const device of devices) world.time.after(stage.startsAt(device), () => device.start())
  const look = (): void => {
    screens.all()
    thanks.check()
    ratings.check()
    world.time.after(1_000, look)
  }
  look()
  await world.time.runUntil(endMs, stop)
  if (stop()) return
  world.say('fault', () => 'all are over')
  clearUp(weather)
  site.clear()
  for (const { link } of devices) link.mode = 'up'
  for (const { voice } of stage.mouths) Object.assign(voice, { trouble: null, dies: null })
  for (const outbox of stage.outboxes) Object.assign(outbox, { isFull: false, traps: [] })
  await calm(stage, stop)
  if (!stop()) await lastStart(stage)
}

/** Looks once a second until all has been well for a while. */
async function calm(stage: Stage, stop: () => boolean): Promise<void> {
  const { time, broken } = stage.world
  let left = unrest(stage)
  let wellSince = time.now
  while (!stop() && (left || time.now < wellSince + STAYS_MS)) {
    if (left && time.now >= stage.endMs + (stage.voices ? SAID_MS : CALM_MS)) return broken(...left)
    await time.runUntil(time.now + 1_000, stop)
    left = unrest(stage)
    if (left) wellSince = time.now + 1_000
  }
}

/** Plays one seed from its first deed to its verdict. The same seed and bug play the same, whatever was played before. */
export async function runSeed({
  seed,
  bug = null,
  without = new Set(),
  tell = null,
}: SeedOptions): Promise<SeedResult> {
  const world = new World(seed, tell)
  const seams = { ...HONEST, ...bug?.seams }
  const dice = world.dice('crypto')
  const undo = [ruleChance(() => dice), seams.patch(), traceStacks(tell !== null)]
  const uncaught = (error: unknown): void =>
    world.broken('nothing-thrown', error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.on('unhandledRejection', uncaught)
  process.on('uncaughtException', uncaught)
  try {
    const stage = buildStage(world, seams, without)
    await play(stage)
    for (const { page } of stage.devices) page?.process.kill()
    stage.site.crash('kill', 1e9)
    stage.site.network.close()
    await world.time.runUntil(world.time.now, () => true)
  } finally {
    process.off('unhandledRejection', uncaught)
    process.off('uncaughtException', uncaught)
    for (const back of undo) back()
  }
  const { violation, counts, time } = world
  return { seed, violation, counts, deeds: time.count, simulatedMs: time.now }
}
