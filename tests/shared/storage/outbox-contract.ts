import type { OutboxRow, OutboxStorage } from '#shared/storage/outbox-storage.ts'

/** One sentence every outbox storage must keep; `run` throws when it does not. */
export interface OutboxCase {
  readonly title: string
  run(storage: OutboxStorage): Promise<void>
}

export const row = (id: string, channel = 'ratings'): OutboxRow => ({
  id,
  channel,
  body: { level: 5, 评: '好' },
  givenAt: 7,
})

const refusal = (id: string) => ({ ...row(id), status: 409, code: 'already-rated', refusedAt: 9 })

function same(actual: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (one !== other) throw new Error(`${one} instead of ${other}`)
}

const idsIn = async (storage: OutboxStorage, channel = 'ratings') =>
  (await storage.waiting(channel)).map(({ id }) => id)

/** Runs in Node and in a browser, so it knows neither's test runner. */
export const OUTBOX_CONTRACT: readonly OutboxCase[] = [
  {
    title: 'gives back what was given, in the order it was given, whatever the ids say',
    async run(storage) {
      for (const id of ['c', 'a', 'b']) await storage.put(row(id))
      same(await storage.waiting('ratings'), [row('c'), row('a'), row('b')])
    },
  },
  {
    title: 'lets a row be changed in its place, and takes one that is new',
    async run(storage) {
      for (const id of ['a', 'b']) await storage.put(row(id))
      await storage.replace({ ...row('a'), body: { level: 1 } })
      await storage.replace({ ...row('c'), channel: 'drafts' })
      same(await storage.waiting('ratings'), [{ ...row('a'), body: { level: 1 } }, row('b')])
      await storage.replace(row('c'))
      same(await idsIn(storage), ['a', 'b', 'c'])
      same(await idsIn(storage, 'drafts'), [])
    },
  },
  {
    title:
      'notes what it is told beside a row, which then goes behind the others, and gives back the last of that name',
    async run(storage) {
      same([await storage.note('chain')], [undefined])
      await storage.replace(row('a'), { name: 'chain', value: { number: 1 } })
      await storage.replace(row('b'), { name: 'other', value: 'x' })
      await storage.replace(row('a'), { name: 'chain', value: { number: 2 } })
      same(await idsIn(storage), ['b', 'a'])
      await storage.replace(row('b'))
      same(await idsIn(storage), ['b', 'a'])
      await storage.remove('a')
      same([await storage.note('chain'), await storage.note('other')], [{ number: 2 }, 'x'])
    },
  },
  {
    title: 'keeps channels apart',
    async run(storage) {
      await storage.put(row('a'))
      await storage.put(row('b', 'receipts'))
      same(await idsIn(storage), ['a'])
      same(await idsIn(storage, 'receipts'), ['b'])
      same(await idsIn(storage, 'elsewhere'), [])
    },
  },
  {
    title: 'keeps the same row given twice once, in its first place',
    async run(storage) {
      for (const id of ['a', 'b', 'a']) await storage.put(row(id))
      same(await idsIn(storage), ['a', 'b'])
    },
  },
  {
    title: 'forgets only the row it is told to, and does not mind one that is gone',
    async run(storage) {
      for (const id of ['a', 'b']) await storage.put(row(id))
      await storage.remove('a')
      await storage.remove('a')
      await storage.remove('never there')
      same(await idsIn(storage), ['b'])
      same(await storage.refused(), [])
    },
  },
  {
    title: 'sets a refused row aside, with what the hall said, and never loses it',
    async run(storage) {
      for (const id of ['a', 'b']) await storage.put(row(id))
      await storage.refuse(refusal('a'))
      same(await idsIn(storage), ['b'])
      await storage.refuse(refusal('a'))
      same(await storage.refused(), [refusal('a')])
    },
  },
]
