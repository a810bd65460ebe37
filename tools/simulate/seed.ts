import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import { type Bug, HONEST, type Seams } from './bugs/seams.ts'
import { Answers } from './check/answers.ts'
import { type CalmOptions, lastStart, unrest } from './check/calm.ts'
import type { Violation } from './check/laws.ts'
import { Ledger } from './check/ledger.ts'
import { Ratings } from './check/ratings.ts'
import { ScreenCheck } from './check/screens.ts'
import { Thanks } from './check/thanks.ts'
import { clerk } from './device/clerk.ts'
import { Device, type Role } from './device/device.ts'
import { OutboxDisk } from './device/device-disk.ts'
import { kiosk } from './device/kiosk.ts'
import { pad } from './device/pad.ts'
import { Phones } from './device/phones.ts'
import { plan } from './faults.ts'
import { Site } from './hall/site.ts'
import { Network } from './world/network.ts'
import { ruleChance, traceStacks } from './world/platform.ts'
import { badWeather, clearUp, type Weather } from './world/weather.ts'
import { type Count, World } from './world/world.ts'

/** So long after the last fault everything must be well again, and then stay so for longer than a dead line takes to be noticed, ms. */
const CALM_MS = 60_000
const STAYS_MS = 15_000

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

/** Everything of one seed. */
interface Stage extends CalmOptions {
  readonly weather: Weather
  readonly thanks: Thanks
  readonly screens: ScreenCheck
  readonly endMs: number
}

function buildStage(world: World, seams: Seams, without: ReadonlySet<string>): Stage {
  const dice = world.dice('stage')
  const endMs = dice.between(8_000, 30_000)
  // Half of all halls fall quiet before the weather clears: what was lost then, no later event brings to light.
  const quietMs = dice.chance(0.5) ? dice.between(1_000, 8_000) : 0
  const isOver = (): boolean => world.time.now >= endMs - quietMs
  const weather = badWeather(world.dice('weather'), without)
  const ledger = new Ledger(world.broken)
  const answers = new Answers(world, ledger)
  const thanks = new Thanks(world, ledger, answers)
  const ratings = new Ratings(world, ledger, thanks)
  const screens = new ScreenCheck(world, ledger, weather.spoilFrames === 0)
  const opened = (): void => {
    screens.all()
    thanks.check()
    ratings.check()
  }
  const site = new Site({ world, seams, ledger, opened, restored: () => answers.restored() })
  const network = new Network({ world, weather, door: site.door, answered: answers.heard })
  site.network = network
  const outbox = new OutboxDisk(world.dice('outbox'), thanks)
  const padDisk = new OutboxDisk(world.dice('pad outbox'), thanks)
  const roles: Readonly<Record<string, Role>> = {
    board: () => {},
    // A brisk one: each service that ends is a question to a customer.
    clerk: clerk('1' as CounterId, 'li' as StaffId, 1_000, isOver),
    // Now and then two clerks fight for one counter.
    colleague: clerk((dice.chance(0.2) ? '1' : '2') as CounterId, 'wang' as StaffId, 2_500, isOver),
    kiosk: kiosk({
      disk: outbox,
      thanks,
      phones: new Phones(world, network, ratings, isOver),
      isBooked: (at) => ledger.everBooked.has(at),
      tabs: dice.chance(0.4) ? 2 : 1,
      hasLocks: dice.chance(0.5),
      isOver,
    }),
    pad: pad({ counter: '1' as CounterId, disk: padDisk, ratings, isSecure: dice.chance(0.8), isOver }),
  }
  const dates = new Map<Device, number>()
  const devices = Object.entries(roles).map(([name, role]): Device => {
    const date = (): number => Date.parse('2026-11-23T02:00:00.000Z') + world.time.now + (dates.get(device) ?? 0)
    const device = new Device({ world, seams, network, check: screens, name, role, date })
    return device
  })
  const stage = { world, site, ledger, devices, outboxes: [outbox, padDisk], weather, thanks, ratings, screens, endMs }
  plan({ ...stage, dates }, endMs, without)
  return stage
}

async function play(stage: Stage): Promise<void> {
  const { world, site, devices, weather, thanks, ratings, screens, endMs } = stage
  const stop = (): boolean => world.violation !== null
  site.boot()
  for (const device of devices) world.time.after(world.dice(device.name).between(0, 3_000), () => device.start())
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
    if (left && time.now >= stage.endMs + CALM_MS) return broken(...left)
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
