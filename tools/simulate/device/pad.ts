import { openPad } from '#displays/evaluation-pad/pad.ts'
import type { PadSession } from '#displays/evaluation-pad/session.ts'
import { LEVELS, REASONS, REASONS_VERSION } from '#shared/domain/evaluation/levels.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { uuidV7 } from '#shared/domain/time/uuid-v7.ts'
import { createLog } from '#shared/log/log.ts'
import type { Ratings } from '../check/ratings.ts'
import { HALL } from '../hall/config.ts'
import type { Dice } from '../world/dice.ts'
import type { Role } from './device.ts'
import type { OutboxDisk } from './device-disk.ts'

export interface PadRoleOptions {
  readonly counter: CounterId
  readonly disk: OutboxDisk
  readonly ratings: Ratings
  /** A secure context signs. */
  readonly isSecure: boolean
  readonly isOver: () => boolean
}

/** What a customer does next at the pad; once all is over whoever still stands there closes it and goes. */
function touch(session: PadSession, dice: Dice, isOver: boolean): void {
  const { at } = session.state.get().step
  if (isOver) return session.send({ type: 'close' })
  if (at === 'asking') return dice.chance(0.9) ? session.tap(dice.pick(LEVELS)) : session.send({ type: 'close' })
  if (at === 'reasons') {
    const said = dice.below(4)
    if (said === 0) session.send({ type: 'reason', reason: dice.pick(REASONS[REASONS_VERSION]!) })
    else if (said === 1) session.send({ type: 'comment', comment: `等了${dice.below(90)}分钟\u202e <b>` })
    else session.send({ type: said === 2 ? 'submit' : 'change' })
  } else if (at === 'thanks' && dice.chance(0.4)) session.send({ type: dice.pick(['change', 'close'] as const) })
}

/** The rating pad of one counter, with its customers: some tap at once, some pound on it, some change their mind, some go. */
export function pad({ counter, disk, ratings, isSecure, isOver }: PadRoleOptions): Role {
  return (device, { process, dice, clock, queue }) => {
    const { options, name, link } = device
    disk.kill = () => device.die(dice.chance(0.5), dice.between(100, 2_000))
    const { world, seams, network, date } = options
    const parts = {
      storage: disk.open(process),
      fetch: network.fetchFor(link, process),
      clock,
      date,
      newId: () => uuidV7(date(), dice.bytes(16)),
      random: () => dice.next(),
      signal: process.signal,
    }
    const { storage, ...others } = seams.pad(parts, process)
    const opening = process.pass(dice.between(0, 200))
    const { session } = openPad({
      ...others,
      hall: HALL.id,
      counter,
      queue,
      storage: opening.then(() => storage),
      locks: null,
      subtle: isSecure ? crypto.subtle : undefined,
      language: () => 'zh',
      log: createLog(date, ({ code }) => world.say(name, () => `pad: ${code}`)),
    })
    session.state.subscribe(({ step }) => {
      world.say(name, () => `shows ${step.at}`)
      ratings.shown(disk, step)
    }, process.signal)
    const stand = (): void =>
      void process.after(dice.chance(0.2) ? dice.between(1, 60) : dice.between(100, 900), () => {
        touch(session, dice, isOver())
        stand()
      })
    stand()
  }
}
