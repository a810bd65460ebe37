import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import type { Counter, QueueState } from '#shared/domain/queue/state.ts'
import type { CounterAction } from '#shared/domain/queue/wishes.ts'
import type { CounterRequests } from '#shared/protocol/api.ts'
import type { ApiResult } from '#shared/sync/hall-api.ts'
import type { Dice } from '../world/dice.ts'
import type { Device, Page, Role } from './device.ts'

/** Someone who lost an answer presses again with the same key, at most so long (contract). */
const AGAIN_MS = 10_000

interface Press<A extends CounterAction = CounterAction> {
  readonly action: A
  readonly body: CounterRequests[A]
}

const press = <A extends CounterAction>(action: A, body: CounterRequests[A]): Press => ({ action, body })

/** What a clerk may press, by what the console shows; it may be old, and then the hall refuses. */
function choose(dice: Dice, { tickets }: QueueState, counter: Counter, staff: StaffId): Press {
  const ticket = counter.ticket ?? undefined
  const missed = tickets.find(({ state }) => state === 'missed' || state === 'held')
  switch (counter.state) {
    case 'closed':
      return press('open', { staff })
    case 'paused':
      return press('resume', {})
    case 'idle':
      if (missed && dice.chance(0.2)) return press('call', { ticket: missed.id })
      return dice.chance(0.05) ? press('pause', { reason: '休息' }) : press('call-next', {})
    case 'calling':
      return dice.pick([
        press('start', { ticket }),
        press('start', {}),
        press('no-show', { ticket }),
        press('recall', { ticket }),
      ])
    case 'serving':
      return dice.pick([
        press('finish', { ticket }),
        press('call-next', { ticket }),
        press('call-next', {}),
        press('hold', { ticket }),
        press('transfer', { service: 'B', ticket }),
      ])
  }
}

/** Asks again with the same key while there is no answer, as a console does. */
export async function insist<T>(page: Page, result: ApiResult<T>, since: number): Promise<ApiResult<T>> {
  if (result.ok || result.problem.code !== 'no-answer') return result
  if (page.clock.now() - since > AGAIN_MS || page.dice.chance(0.3)) return result
  return insist(page, await result.again(), since)
}

/** A clerk at a console, until told that it is time to go home. */
export function clerk(counterId: CounterId, staff: StaffId, isOver: () => boolean): Role {
  return (device: Device, page: Page): void => {
    const { process, queue, api, dice } = page
    const { world } = device.options
    const work = async (): Promise<void> => {
      const { state } = queue.view.get()
      const counter = state.counters.find(({ id }) => id === counterId)
      if (counter) {
        const { action, body } = choose(dice, state, counter, staff)
        const since = page.clock.now()
        const result = await insist(page, await api.counter(counterId, action, body), since)
        world.say(device.name, () => `${action} → ${result.ok ? 'done' : result.problem.code}`)
      }
      if (!isOver()) process.after(dice.between(100, 2_500), () => void work())
    }
    process.after(dice.between(100, 1_000), () => void work())
  }
}
