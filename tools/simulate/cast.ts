import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import type { Ledger } from './check/ledger.ts'
import type { Ratings } from './check/ratings.ts'
import type { Speech } from './check/speech.ts'
import type { Thanks } from './check/thanks.ts'
import { clerk, type ClerkOptions } from './device/clerk.ts'
import type { Role } from './device/device.ts'
import { OutboxDisk } from './device/device-disk.ts'
import { customers, kiosk } from './device/kiosk.ts'
import { MachineVoice } from './device/machine-voice.ts'
import { pad } from './device/pad.ts'
import type { Phones } from './device/phones.ts'
import { speaker } from './device/speaker.ts'
import type { Dice } from './world/dice.ts'
import type { World } from './world/world.ts'

/** In every so manieth seed the hall speaks: one or two speakers stand there, and neither rating pad nor outbox. */
const SPEAKS_EACH = 5

export const speaks = (seed: number): boolean => seed % SPEAKS_EACH === 0

export interface CastOptions {
  readonly world: World
  readonly dice: Dice
  readonly ledger: Ledger
  readonly thanks: Thanks
  readonly ratings: Ratings
  readonly phones: Phones
  /** People go home. */
  readonly isOver: () => boolean
}

/** Who and what is in a hall. */
export interface Cast {
  readonly roles: Readonly<Record<string, Role>>
  readonly outboxes: readonly OutboxDisk[]
  /** What speaks, by the name of its device. */
  readonly voices: Readonly<Record<string, MachineVoice>>
}

function clerks(dice: Dice, how: Pick<ClerkOptions, 'paceMs' | 'patience' | 'isOver'>): Readonly<Record<string, Role>> {
  const [one, two] = ['1', '2'] as CounterId[]
  return {
    clerk: clerk({ ...how, counter: one!, staff: 'li' as StaffId }),
    // Now and then two clerks fight for one counter.
    colleague: clerk({
      ...how,
      counter: dice.chance(0.2) ? one! : two!,
      staff: 'wang' as StaffId,
      paceMs: how.paceMs * 2.5,
    }),
  }
}

/** A hall where calls are seen. */
export function silentCast({ world, dice, ledger, thanks, ratings, phones, isOver }: CastOptions): Cast {
  const disk = new OutboxDisk(world.dice('outbox'), thanks)
  const padDisk = new OutboxDisk(world.dice('pad outbox'), thanks)
  const roles = {
    board: () => {},
    // A brisk one: each service that ends is a question to a customer.
    ...clerks(dice, { paceMs: 1_000, isOver }),
    kiosk: kiosk({
      disk,
      thanks,
      phones,
      isBooked: (at) => ledger.everBooked.has(at),
      tabs: dice.chance(0.4) ? 2 : 1,
      hasLocks: dice.chance(0.5),
      isOver,
    }),
    pad: pad({ counter: '1' as CounterId, disk: padDisk, ratings, isSecure: dice.chance(0.8), isOver }),
  }
  return { roles, outboxes: [disk, padDisk], voices: {} }
}

/** A hall where they are heard. A sentence takes its time, and so do the clerks. */
export function speakingCast({ world, dice, phones, isOver }: CastOptions, speech: Speech): Cast {
  const names = dice.chance(0.4) ? ['speaker 1'] : ['speaker 1', 'speaker 2']
  const voices = Object.fromEntries(names.map((name) => [name, new MachineVoice(world.dice(`voice of ${name}`))]))
  const speakers = names.map((name) => [name, speaker(voices[name]!, speech)] as const)
  const roles = {
    ...clerks(dice, { paceMs: 3_000, patience: 0.7, isOver }),
    entrance: customers(4_000, phones, isOver),
    ...Object.fromEntries(speakers),
  }
  return { roles, outboxes: [], voices }
}
