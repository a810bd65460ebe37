import { expect } from '@open-wc/testing'
import { deleteDB, openDB } from 'idb'
import { openIdbOutbox } from '#shared/storage/idb-outbox.ts'
import { createMemoryOutbox } from '#shared/storage/memory-outbox.ts'
import { OUTBOX_CONTRACT, row } from './outbox-contract.ts'

const DB = 'hallcast-outbox-test'
let opened: { close(): void }[] = []

async function open() {
  const storage = await openIdbOutbox(DB)
  opened.push(storage)
  return storage
}

afterEach(async () => {
  for (const storage of opened) storage.close()
  opened = []
  await deleteDB(DB)
})

describe('an outbox in IndexedDB', () => {
  for (const { title, run } of OUTBOX_CONTRACT) it(title, async () => run(await open()))

  it('waits for the disk with every write, because the browser by itself does not', async () => {
    const storage = await open()
    const seen: (string | undefined)[] = []
    const { transaction } = IDBDatabase.prototype
    IDBDatabase.prototype.transaction = function (names, mode, options) {
      if (mode === 'readwrite') seen.push(options?.durability)
      return transaction.call(this, names, mode, options)
    }
    try {
      await storage.put(row('a'))
      await storage.refuse({ ...row('a'), status: 409, code: 'no', refusedAt: 1 })
      await storage.remove('a')
    } finally {
      IDBDatabase.prototype.transaction = transaction
    }
    expect(seen).to.deep.equal(['strict', 'strict', 'strict'])
  })

  it('rejects when the transaction fails, and then nothing was kept', async () => {
    const storage = await open()
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (...given) {
      const request = add.apply(this, given)
      this.transaction.abort()
      return request
    }
    let failure: unknown = null
    try {
      await storage.put(row('a'))
    } catch (error) {
      failure = error
    } finally {
      IDBObjectStore.prototype.add = add
    }
    expect(failure).to.be.instanceOf(Error)
    expect(await storage.waiting('ratings')).to.deep.equal([])
  })

  it('notes nothing of a row that it could not keep', async () => {
    const storage = await open()
    await storage.replace(row('a'), { name: 'chain', value: 1 })
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...given) {
      const request = put.apply(this, given)
      if (this.name === 'notes') this.transaction.abort()
      return request
    }
    let failure: unknown = null
    try {
      await storage.replace(row('b'), { name: 'chain', value: 2 })
    } catch (error) {
      failure = error
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(failure).to.be.instanceOf(Error)
    expect([await storage.note('chain'), (await storage.waiting('ratings')).length]).to.deep.equal([1, 1])
  })

  it('keeps what it had when a row or its note cannot be written down', async () => {
    const storage = await open()
    await storage.replace(row('a'), { name: 'chain', value: 1 })
    const cannot = (): void => {}
    for (const [one, note] of [
      [row('a'), { name: 'chain', value: cannot }],
      [
        { ...row('a'), body: cannot },
        { name: 'chain', value: 2 },
      ],
    ] as const) {
      const outcome = await storage.replace(one, note).then(
        () => 'kept',
        () => 'not kept',
      )
      expect(outcome).to.equal('not kept')
      expect([await storage.note('chain'), await storage.waiting('ratings')]).to.deep.equal([1, [row('a')]])
    }
  })

  it('keeps a key that no script can read, and signs with it after the page was closed', async () => {
    const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
    const { privateKey } = await crypto.subtle.generateKey(ECDSA, false, ['sign', 'verify'])
    await (await open()).replace(row('a'), { name: 'chain', value: { secret: privateKey } })
    opened.pop()!.close()
    const { secret } = (await (await open()).note('chain')) as { secret: CryptoKey }
    expect(secret.extractable).to.equal(false)
    expect((await crypto.subtle.sign(ECDSA, secret, new Uint8Array(1))).byteLength).to.equal(64)
  })

  it('still has what an older version kept, and takes notes from now on', async () => {
    const before = await openDB(DB, 1, {
      upgrade: (database) => {
        const waiting = database.createObjectStore('waiting', { autoIncrement: true })
        waiting.createIndex('channel', 'channel')
        waiting.createIndex('id', 'id', { unique: true })
        database.createObjectStore('refused', { keyPath: 'id' })
      },
    })
    await before.add('waiting', row('old'))
    before.close()
    const storage = await open()
    await storage.replace(row('new'), { name: 'chain', value: 1 })
    expect((await storage.waiting('ratings')).map(({ id }) => id)).to.deep.equal(['old', 'new'])
    expect(await storage.note('chain')).to.equal(1)
  })

  it('still has what was given after the page was closed, and shares it with another tab', async () => {
    await (await open()).put(row('a'))
    opened.pop()!.close()
    const [one, other] = [await open(), await open()]
    await one.put(row('b'))
    expect((await other.waiting('ratings')).map(({ id }) => id)).to.deep.equal(['a', 'b'])
  })

  it('does not keep a newer app in another tab from starting', async () => {
    await open()
    const newer = await openDB(DB, 3)
    newer.close()
  })
})

describe('an outbox in memory', () => {
  for (const { title, run } of OUTBOX_CONTRACT) it(title, () => run(createMemoryOutbox()))
})
