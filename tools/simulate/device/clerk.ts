import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import type { Counter, QueueState } from '#shared/domain/queue/state.ts'
import type { CounterAction } from '#shared/domain/queue/wishes.ts'
import type { CounterAnswer, CounterRequests } from '#shared/protocol/api.ts'
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
        press('start', { ticket }),
        press('start', {}),
        press('no-show', { ticket }),
        press('recall', { ticket }),
      ])
    case 'serving':
      return dice.pick([
        press('finish', { ticket }),
        press('finish', { ticket }),
        press('finish', {}),
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

export interface ClerkOptions {
  readonly counter: CounterId
  readonly staff: StaffId
  /** Between two presses at most so many ms pass. */
  readonly paceMs: number
  /** How often a clerk who has called somebody waits once more. */
  readonly patience?: number
  /** It is time to go home. */
  readonly isOver: () => boolean
}

/** A clerk at a console. */
export function clerk({ counter: counterId, staff, paceMs, patience = 0, isOver }: ClerkOptions): Role {
  return (device: Device, page: Page): void => {
    const { process, queue, api, dice } = page
    const { world } = device.options
    let told: CounterAnswer | null = null
    const work = async (): Promise<void> => {
      const { state, epoch } = queue.view.get()
      const seen = state.counters.find(({ id }) => id === counterId)
      // Mostly a clerk goes by the hall's own answer where that is newer than the screen.
      const isNewer = told?.epoch === epoch && told.sequence > state.sequence && dice.chance(0.8)
      const counter =
        isNewer && seen
          ? { ...seen, state: told!.counter.state, ticket: told!.counter.ticket as Counter['ticket'] }
          : seen
      const waits = patience > 0 && counter?.state === 'calling' && dice.chance(patience)
      if (counter && !waits) {
        const { action, body } = choose(dice, state, counter, staff)
        const since = page.clock.now()
        const result = await insist(page, await api.counter(counterId, action, body), since)
        if (result.ok) told = result.value
        world.say(device.name, () => `${action} → ${result.ok ? 'done' : result.problem.code}`)
      }
      if (!isOver()) process.after(dice.between(100, paceMs), () => void work())
    }
    process.after(dice.between(100, 1_000), () => void work())
  }
}
