import type { HallId } from '#shared/domain/queue/ids.ts'
import type { PresenceReport } from '#shared/protocol/api.ts'
import type { DeviceId, Screen } from '#shared/protocol/devices.ts'
import { Devices } from '#server/devices/devices.ts'
import { LocalBus } from '#server/bus/local-bus.ts'
import { openHall } from '#server/hall/hall.ts'
import { MemoryAudit } from '#server/store/memory-audit.ts'
import { MemoryRecordStore } from '#server/store/memory-record-store.ts'
import { MemoryEventStore } from '#server/store/memory-store.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import { HandClock } from '#tests/server/hall/hand-clock.ts'
import { newId } from '#tests/server/hall/rig.ts'

export const DAY = 24 * 3_600_000
export const HALL: HallId = DEMO_HALL.id
export const BOARD: Screen = { kind: 'call-board', counter: null, zone: null }
export const PAD: Screen = { kind: 'evaluation-pad', counter: '3' as never, zone: null }

export const report = (said: Partial<PresenceReport> = {}): PresenceReport => ({
  version: '1.0.0',
  pages: [],
  storagePersisted: true,
  outbox: null,
  ...said,
})

/** A hall and its devices over a clock moved by hand; `restart` is another server on the same disk. */
export async function openDevices() {
  const clock = new HandClock()
  const audit = new MemoryAudit((text) => `hash of ${text.length}`)
  const records = new MemoryRecordStore(audit)
  const store = new MemoryEventStore(audit, records)
  const random = { id: newId, epoch: () => 'epoch1' }
  const hall = await openHall({
    id: HALL,
    config: DEMO_HALL,
    store,
    bus: new LocalBus(),
    clock,
    demo: false,
    random,
    log: () => {},
  })
  const begin = async () => {
    const life = new AbortController()
    const devices = new Devices({ store: records, clock, newId })
    await devices.begin(new Map([[HALL as string, hall]]), life.signal)
    return { devices, life }
  }
  let now = await begin()
  const restart = async (): Promise<Devices> => {
    now.life.abort()
    now = await begin()
    return now.devices
  }
  const put = async (ask: Parameters<typeof hall.ask>[0]) => {
    const reply = await hall.ask(ask)
    if (reply.kind === 'reused') throw new Error('reused')
    return reply.answer
  }
  /** Lets a screen in; gives what its browser keeps. */
  const pair = async (screen: Screen = BOARD, device: DeviceId | null = null, devices = now.devices) => {
    const started = (await devices.pairings.start({ ...screen, hall: HALL, label: null }, '10.0.0.9', device))!
    await devices.door.approve(
      started.pairing,
      { screen, label: null, otherwise: [screen.kind, screen.counter].filter(Boolean).join(' ') },
      'person:boss',
      put,
    )
    const polled = await devices.poll(started.secret)
    if (polled.kind !== 'approved') throw new Error(polled.kind)
    return { id: polled.device.id, secret: started.secret, credential: polled.credential!, access: polled.access }
  }
  const facts = async () =>
    (await store.read(HALL, 0, 1_000)).filter(({ type }) => type.startsWith('device.')).map(({ type }) => type)
  const close = async () => {
    now.life.abort()
    await hall.close()
  }
  return { clock, hall, records, audit, devices: now.devices, restart, put, pair, facts, close }
}
