import { join } from 'node:path'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { CounterConfig, HallConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, StaffId } from '#shared/domain/queue/ids.ts'
import { portOf } from '#server/node/listener.ts'
import { createPages } from '#server/node/pages.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { type HallToServe, serveHall } from './serve-hall.ts'

const PAGES = join(import.meta.dirname, '../../dist')

/** The real server core in this process, over memory: a hall of any shape, at any time, that anybody here may call in. */
export interface MemoryHall {
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}

export interface MemoryHallOptions extends Partial<Pick<HallToServe, 'config' | 'clock' | 'port' | 'around'>> {
  /** Folder of the pages; without it those that are built. */
  readonly pages?: string
}

/** Opens a demo of one hall on 127.0.0.1. */
export async function openMemoryHall({
  config = DEMO_HALL,
  pages = PAGES,
  ...others
}: MemoryHallOptions = {}): Promise<MemoryHall> {
  const { hall, server } = await serveHall({
    ...others,
    config,
    store: new MemoryEventStore(),
    pages: createPages(pages),
  })
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    port: portOf(server),
    close: async () => {
      await hall.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The demo hall with as many counters as wanted: the real server has no such hall that anybody may call in without rights. */
export function wideHall(count: number): HallConfig {
  const counters = Array.from({ length: count }, (_, index): CounterConfig => {
    const id = String(index + 1) as CounterId
    return { ...DEMO_HALL.counters[index % 6]!, id, label: { zh: `${id}号窗口`, en: `Counter ${id}` } }
  })
  const staff = counters.map(({ id }) => ({ id: `clerk-${id}` as StaffId, name: `员工${id}` }))
  return { ...DEMO_HALL, counters, staff }
}
