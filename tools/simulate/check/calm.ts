import { isDeepStrictEqual } from 'node:util'
import type { QueueState } from '#shared/domain/queue/state.ts'
import type { Device } from '../device/device.ts'
import type { OutboxDisk } from '../device/device-disk.ts'
import { DiskStore } from '../hall/disk-store.ts'
import { HALL } from '../hall/config.ts'
import type { Site } from '../hall/site.ts'
import { Process } from '../world/process.ts'
import type { World } from '../world/world.ts'
import type { Law } from './laws.ts'
import type { Ledger } from './ledger.ts'
import type { Ratings } from './ratings.ts'
import type { Announced, Voices } from './voices.ts'

export interface CalmOptions {
  readonly world: World
  readonly site: Site
  readonly ledger: Ledger
  readonly devices: readonly Device[]
  readonly outboxes: readonly OutboxDisk[]
  readonly ratings: Ratings
  readonly voices: Voices | null
}

/** States found equal: they never change, and in a calm hall the same ones are looked at every second. */
const equals = new WeakMap<QueueState, QueueState>()

/** Deep, field by field; told apart by their places first, because most that differ are at different ones. */
function isSame(one: QueueState, other: QueueState): boolean {
  if (one.sequence !== other.sequence) return false
  if (equals.get(one) === other) return true
  const is = isDeepStrictEqual(one, other)
  if (is) equals.set(one, other)
  return is
}

/** What is still not as it must be once the faults have stopped; null: all is well. */
export function unrest({ site, ledger, devices, outboxes, voices }: CalmOptions): readonly [Law, string] | null {
  const hall = site.server?.hall
  if (!hall) return ['hall-stuck', 'the server does not serve']
  const { queue } = hall.fold()
  if (!isSame(queue, ledger.state)) return ['hall-stuck', `the hall stands at ${queue.sequence}, not as its log says`]
  for (const { name, page } of devices) {
    const view = page?.queue.view.get()
    if (!view) return ['screen-behind', `${name} shows nothing`]
    const { epoch, freshness, trouble, state } = view
    const place = `${name} is at ${epoch}:${state.sequence}, ${freshness}${trouble ? `, ${trouble}` : ''}`
    if (epoch !== hall.epoch || freshness !== 'live' || trouble !== null || !isSame(state, queue))
      return ['screen-behind', `${place}; the hall is at ${hall.epoch}:${queue.sequence}`]
  }
  const waiting = outboxes.reduce((sum, { shelf }) => sum + shelf.waiting.length, 0)
  if (waiting > 0) return ['outbox-full', `${waiting} rows still wait`]
  const names = (which: readonly Announced[]): string => which.map(({ id }) => id).join(' ')
  const [unsaid, untold] = [voices?.open ?? [], voices?.untold ?? []]
  if (untold.length > 0) return ['lost-by-the-living', `heard, and given up for lost: ${names(untold)}`]
  return unsaid.length > 0 ? ['announcement-open', names(unsaid)] : null
}

/** Pulls the plug on the calm hall, and reads its disk as the next server would. */
export async function lastStart({ world, site, ledger, ratings }: CalmOptions): Promise<void> {
  site.crash('power-cut', 1e9)
  world.count('power cuts', -1)
  const process = new Process(world.time, () => {})
  const store = await DiskStore.open({ disk: site.disk, process, dice: world.dice('last start'), reached: () => {} })
  const { epoch } = await store.open(HALL.id, '')
  ledger.recovered(epoch, await store.read(HALL.id, 0, Number.MAX_SAFE_INTEGER))
  await ratings.audit(store)
}
