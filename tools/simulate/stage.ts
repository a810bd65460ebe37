import type { Seams } from './bugs/seams.ts'
import { type Cast, silentCast, speakingCast, speaks } from './cast.ts'
import { Answers } from './check/answers.ts'
import type { CalmOptions } from './check/calm.ts'
import { Ledger } from './check/ledger.ts'
import { Ratings } from './check/ratings.ts'
import { ScreenCheck } from './check/screens.ts'
import { Speech } from './check/speech.ts'
import { Thanks } from './check/thanks.ts'
import { Voices } from './check/voices.ts'
import { Device, type DeviceOptions } from './device/device.ts'
import { Phones } from './device/phones.ts'
import { type Loudmouth, plan } from './faults.ts'
import { HALL, SPEAKING_HALL } from './hall/config.ts'
import { Site } from './hall/site.ts'
import { Network } from './world/network.ts'
import { badWeather, type Weather } from './world/weather.ts'
import type { World } from './world/world.ts'

/** The morning by every device's own date, until somebody sets it. */
const MORNING = Date.parse('2026-11-23T02:00:00.000Z')

/** Everything of one seed. */
export interface Stage extends CalmOptions {
  readonly weather: Weather
  readonly thanks: Thanks
  readonly screens: ScreenCheck
  readonly mouths: readonly Loudmouth[]
  /** When somebody switches it on, ms. */
  readonly startsAt: (device: Device) => number
  readonly endMs: number
}

/** The devices of a hall, and what they stand with. */
function furnish({ roles, voices }: Cast, options: Omit<DeviceOptions, 'name' | 'role' | 'date'>) {
  const dates = new Map<Device, number>()
  const devices = Object.entries(roles).map(([name, role]): Device => {
    const date = (): number => MORNING + options.world.time.now + (dates.get(device) ?? 0)
    const device = new Device({ ...options, name, role, date })
    return device
  })
  const mouths = devices.flatMap((device): readonly Loudmouth[] => {
    const voice = voices[device.name]
    return voice ? [{ device, voice }] : []
  })
  return { dates, devices, mouths }
}

/** When each is switched on, ms: now and then nobody thinks of the speakers until all others have gone. */
function switchedOn(world: World, { voices }: Cast, endMs: number): Stage['startsAt'] {
  const areLate = world.dice('late').chance(0.15)
  return ({ name }) => {
    const dice = world.dice(name)
    return areLate && voices[name] ? endMs + dice.between(30_000, 50_000) : dice.between(0, 3_000)
  }
}

/** Sets a hall up for a seed, with all that will go wrong in it. */
export function buildStage(world: World, seams: Seams, without: ReadonlySet<string>): Stage {
  const dice = world.dice('stage')
  const doesSpeak = speaks(world.seed)
  // A voice is slow: what is said takes as long as everything else together.
  const endMs = dice.between(8_000, 30_000) * (doesSpeak ? 2 : 1)
  // Half of all halls fall quiet before the weather clears: what was lost then, no later event brings to light.
  const quietMs = dice.chance(0.5) ? dice.between(1_000, 8_000) : 0
  const isOver = (): boolean => world.time.now >= endMs - quietMs
  const weather = badWeather(world.dice('weather'), without)
  const voices = doesSpeak
    ? new Voices({ world, endMs, clockSetAt: () => site.clockSetAt, allowedSince: () => site.allowedSince })
    : null
  const speech = voices && new Speech(world, voices)
  const ledger = new Ledger(world.broken, voices)
  const answers = new Answers(world, ledger)
  const thanks = new Thanks(world, ledger, answers)
  const ratings = new Ratings(world, ledger, thanks)
  const screens = new ScreenCheck(world, ledger, weather.spoilFrames === 0)
  const opened = (): void => {
    screens.all()
    thanks.check()
    ratings.check()
  }
  const config = doesSpeak ? SPEAKING_HALL : HALL
  const site: Site = new Site({ world, seams, ledger, config, opened, restored: () => answers.restored() })
  const network = new Network({ world, weather, door: site.door, answered: answers.heard })
  site.network = network
  const phones = new Phones(world, network, ratings, isOver)
  const people = { world, dice, ledger, thanks, ratings, phones, isOver }
  const cast = speech ? speakingCast(people, speech) : silentCast(people)
  const { dates, ...devices } = furnish(cast, { world, seams, network, check: screens })
  const startsAt = switchedOn(world, cast, endMs)
  const { outboxes } = cast
  const checks = { ledger, thanks, ratings, voices, screens }
  const stage = { world, site, outboxes, ...devices, startsAt, weather, ...checks, endMs }
  plan({ ...stage, dates }, endMs, without)
  return stage
}
