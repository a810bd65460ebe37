import { expect } from '@open-wc/testing'
import { deleteDB, openDB } from 'idb'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import { createLog } from '#shared/log/log.ts'
import type { DeviceStorage, StoredHall } from '#shared/storage/device-storage.ts'
import { openIdbStorage } from '#shared/storage/idb-storage.ts'
import { createMemoryStorage } from '#shared/storage/memory-storage.ts'
import { openStorage } from '#shared/storage/open-storage.ts'

const HALL = 'small' as HallId
const DB = 'hallcast-test'
const row = (sequence: number): StoredHall => ({
  epoch: 'e1',
  state: { ...EMPTY_QUEUE, sequence },
  waits: [],
  demo: true,
  savedAt: 1,
})
const never = () => {}

/** What every implementation must do. */
function contract(name: string, open: () => Promise<DeviceStorage>): void {
  describe(`${name} as a device's storage`, () => {
    it('knows nothing of a hall it never saw', async () => {
      expect(await (await open()).hall('elsewhere' as HallId)).to.equal(null)
    })

    it('gives a hall back as it was stored last', async () => {
      const storage = await open()
      await storage.saveHall(HALL, row(1))
      await storage.saveHall(HALL, row(2))
      expect(await storage.hall(HALL)).to.deep.include(row(2))
    })

    it('keeps halls apart', async () => {
      const storage = await open()
      await storage.saveHall(HALL, row(3))
      await storage.saveHall('other' as HallId, row(4))
      expect((await storage.hall(HALL))!.state.sequence).to.equal(3)
    })
  })
}

let opened: { close(): void }[] = []
const openDisk = async (): Promise<DeviceStorage & { close(): void }> => {
  const storage = await openIdbStorage(never, DB)
  opened.push(storage)
  return storage
}

afterEach(async () => {
  for (const storage of opened) storage.close()
  opened = []
  await deleteDB(DB)
})

contract('IndexedDB', openDisk)
contract('memory', async () => createMemoryStorage())
contract('whatever the browser has', async () => openStorage(createLog(Date.now), openDisk))

describe('a device that was switched off', () => {
  it('still has its hall', async () => {
    await (await openDisk()).saveHall(HALL, row(7))
    opened.pop()!.close()
    expect((await (await openDisk()).hall(HALL))!.state.sequence).to.equal(7)
  })

  it('does not trust what another version of the app has stored', async () => {
    await (await openDisk()).saveHall(HALL, row(7))
    const db = await openDB(DB, 1)
    await db.put('snapshots', { ...row(7), shape: 999 }, HALL)
    db.close()
    expect(await (await openDisk()).hall(HALL)).to.equal(null)
  })
})

describe('a disk that gives trouble', () => {
  it('is told in the log, and the screen goes on without', async () => {
    const log = createLog(Date.now)
    const storage = openStorage(log, () => Promise.reject(new Error('no disk')))
    await storage.saveHall(HALL, row(5))
    expect(await storage.hall(HALL)).to.equal(null)
    expect(log.entries().map(({ code }) => code)).to.deep.equal(['not-opened'])
  })

  it('may close the database under us', async () => {
    const log = createLog(Date.now)
    const storage = openStorage(log, openDisk)
    await storage.saveHall(HALL, row(5))
    expect(log.entries()).to.deep.equal([])
    opened[0]!.close()
    await storage.saveHall(HALL, row(6))
    expect(await storage.hall(HALL)).to.equal(null)
    expect(log.entries().map(({ code }) => code)).to.deep.equal(['not-written', 'not-read'])
  })

  it('does not keep a newer app in another tab from starting', async () => {
    await openDisk()
    const newer = await openDB(DB, 2)
    newer.close()
  })
})
