import type { Device } from './device/device.ts'
import { type OutboxDisk, type PageTrap, WRITE_BOUNDARIES } from './device/device-disk.ts'
import type { MachineVoice } from './device/machine-voice.ts'
import { BOUNDARIES } from './hall/disk-store.ts'
import type { Site, Trap } from './hall/site.ts'
import type { Dice } from './world/dice.ts'
import type { World } from './world/world.ts'

/** A device that speaks, and what it speaks with. */
export interface Loudmouth {
  readonly device: Device
  readonly voice: MachineVoice
}

/** What can be made to go wrong. */
export interface Victims {
  readonly world: World
  readonly site: Site
  readonly devices: readonly Device[]
  readonly outboxes: readonly OutboxDisk[]
  /** What speaks in a hall that does. */
  readonly mouths: readonly Loudmouth[]
  /** By how much each device's date is off, ms. */
  readonly dates: Map<Device, number>
}

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** How far people and batteries set a clock off: seconds, hours, days, years; forwards and back. */
function jump(dice: Dice): number {
  const size = dice.pick([30_000, HOUR, 5 * HOUR, 2 * DAY, 30 * DAY, 8 * 365 * DAY])
  return Math.round(size * dice.between(0.5, 1.2)) * dice.pick([1, -1])
}

/** Begins a fault and says how to end it; null when it is over at once. */
type Fault = (victims: Victims, dice: Dice, leftMs: number) => (() => void) | null

const FAULTS: Readonly<Record<string, Fault>> = {
  'server killed': ({ site }, dice) => (site.crash('kill', dice.between(200, 6_000)), null),
  'power cut': ({ site }, dice) => (site.crash('power-cut', dice.between(200, 6_000)), null),
  'server restarted': ({ site }, dice) => (void site.restart(dice.between(100, 2_000)), null),
  'second server': ({ site }) => (site.startSecond(), null),
  'backup restored': ({ site }) => (void site.restore(), null),
  'disk full': ({ site }) => {
    site.disk.isFull = true
    return () => (site.disk.isFull = false)
  },
  'disk fails': ({ site }, dice) => {
    site.disk.fails = dice.pick(['write', 'sync'] as const)
    return () => (site.disk.fails = null)
  },
  'hall clock set': ({ site, world }, dice) => {
    const by = jump(dice)
    world.count('clock jumps')
    world.say('server', () => `its clock is set by ${Math.round(by / 60_000)} min`)
    site.setClock(by)
    return dice.chance(0.5) ? () => site.setClock(-by) : null
  },
  'device date set': ({ devices, dates }, dice) => {
    const device = dice.pick(devices)
    dates.set(device, (dates.get(device) ?? 0) + jump(dice))
    return null
  },
  'rights lost': ({ site, world }) => {
    if (site.server) site.server.allows = false
    return () => {
      if (site.server) site.server.allows = true
      site.allowedSince = world.time.now
    }
  },
  'link down': ({ devices }, dice) => {
    const { link } = dice.pick(devices)
    link.mode = dice.pick(['refused', 'black-hole', 'captive'] as const)
    const isSilent = link.mode === 'black-hole' || dice.chance(0.3)
    for (const line of link.lines) line.cut(isSilent)
    return () => (link.mode = 'up')
  },
  'line broken': ({ devices }, dice) => {
    const isSilent = dice.chance(0.5)
    for (const line of dice.pick(devices).link.lines) line.cut(isSilent)
    return null
  },
  'page crashes': ({ devices }, dice) => {
    dice.pick(devices).die(dice.chance(0.5), dice.between(100, 4_000))
    return null
  },
  'page frozen': ({ devices }, dice, leftMs) => (
    dice.pick(devices).freeze(Math.min(leftMs, dice.between(500, 15_000))),
    null
  ),
  'device full': ({ outboxes }, dice) => {
    const outbox = dice.pick(outboxes)
    outbox.isFull = true
    return () => (outbox.isFull = false)
  },
}

/** What goes wrong with what speaks. */
const VOICE_FAULTS: Readonly<Record<string, Fault>> = {
  'speaker dies speaking': ({ mouths }, dice) => {
    const { voice, device } = dice.pick(mouths)
    voice.dies = () => device.die(dice.chance(0.5), dice.between(100, 9_000))
    return null
  },
  'speaker cut off': ({ mouths }, dice) => {
    const { link } = dice.pick(mouths).device
    link.mode = dice.pick(['refused', 'black-hole'] as const)
    for (const line of link.lines) line.cut(dice.chance(0.5))
    return () => (link.mode = 'up')
  },
  'voice fails': ({ mouths }, dice) => {
    const { voice } = dice.pick(mouths)
    voice.trouble = dice.pick(['hangs', 'errs', 'blocked'] as const)
    // Mostly until somebody looks after it.
    return dice.chance(0.3) ? () => (voice.trouble = null) : null
  },
}

/** A seed has at most so many faults, and servers that die at a boundary. */
const FAULTS_AT_MOST = 10
const TRAPS_AT_MOST = 3
/** And so many pages die in the middle of what they write down, for each outbox. */
const PAGE_TRAPS_AT_MOST = 2

/** Names of everything that `plan` may plan, for whoever wants to do without some of it. */
export const PLANNED: readonly string[] = [
  ...Array.from({ length: FAULTS_AT_MOST }, (_, index) => `fault ${index}`),
  ...Array.from({ length: TRAPS_AT_MOST }, (_, index) => `trap ${index}`),
  'pages die over what they write',
]

/** Plans a seed's faults: which, when, for how long. What still lasts at the end is ended there. */
export function plan(victims: Victims, endMs: number, without: ReadonlySet<string>): void {
  const { world, site } = victims
  const dice = world.dice('faults')
  // Half of what goes wrong in a hall that speaks goes wrong with its voice.
  const names = Object.keys(FAULTS).filter((name) => name !== 'device full' || victims.outboxes.length > 0)
  if (victims.mouths.length > 0) names.push(...Array.from({ length: 5 }, () => Object.keys(VOICE_FAULTS)).flat())
  const kinds = Array.from({ length: 2 + dice.below(5) }, () => dice.pick(names))
  const traps = Array.from({ length: dice.below(TRAPS_AT_MOST + 1) }, () => trap(dice))
  site.traps = traps.filter((_, index) => !without.has(`trap ${index}`))
  if (!without.has('pages die over what they write'))
    for (const outbox of victims.outboxes)
      outbox.traps = Array.from({ length: dice.below(PAGE_TRAPS_AT_MOST + 1) }, () => pageTrap(dice))
  world.time.at(dice.between(500, endMs), () => site.takeBackup())
  const count = 2 + dice.below(FAULTS_AT_MOST - 1)
  for (let index = 0; index < count; index++) {
    // A few kinds a seed, each several times: faults of one kind meet, and a seed's trace tells one story.
    const name = dice.pick(kinds)
    world.time.at(dice.between(500, endMs), () => {
      if (without.has(`fault ${index}`)) return
      world.say('fault', () => name)
      const undo = (FAULTS[name] ?? VOICE_FAULTS[name]!)(victims, dice, endMs - world.time.now)
      const until = Math.min(endMs, world.time.now + dice.between(300, 12_000))
      if (!undo) return
      world.time.at(until, () => {
        world.say('fault', () => `${name}: over`)
        undo()
      })
    })
  }
}

function trap(dice: Dice): Trap {
  return {
    commit: 2 + dice.below(45),
    boundary: dice.pick(BOUNDARIES),
    ending: dice.pick(['kill', 'power-cut'] as const),
    againMs: dice.chance(0.3) ? dice.between(0, 400) : null,
  }
}

function pageTrap(dice: Dice): PageTrap {
  return { write: 1 + dice.below(12), boundary: dice.pick(WRITE_BOUNDARIES) }
}
