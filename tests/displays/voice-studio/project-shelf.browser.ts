import { expect } from '@open-wc/testing'
import {
  type KeptTake,
  memoryShelf,
  openProjectShelf,
  type ProjectShelf,
} from '#displays/voice-studio/project-shelf.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'

const DEMO = { hall: 'demo' as HallId, language: 'zh' }
const OTHER = { hall: 'demo' as HallId, language: 'en' }

const take = (key: typeof DEMO, name: string, byte = 1): KeptTake => ({
  ...key,
  name,
  wav: Uint8Array.of(byte),
  roomDb: -60,
  findings: [],
})

const SHELVES: Readonly<Record<string, () => Promise<ProjectShelf>>> = {
  'in the database': () => openProjectShelf(`studio-${crypto.randomUUID()}`),
  'in memory': async () => memoryShelf(),
}

for (const [where, open] of Object.entries(SHELVES))
  describe(`what is recorded, ${where}`, () => {
    let shelf: ProjectShelf
    beforeEach(async () => (shelf = await open()))

    it('is kept line by line, the last of each, project by project', async () => {
      for (const one of [take(DEMO, '请'), take(DEMO, '八|last'), take(DEMO, '请', 2), take(OTHER, 'Ticket')])
        await shelf.keep(one)
      const kept = await shelf.takes(DEMO)
      expect(kept.map(({ name }) => name).toSorted()).to.deep.equal(['八|last', '请'].toSorted())
      expect([...kept.find(({ name }) => name === '请')!.wav]).to.deep.equal([2])
      expect((await shelf.takes(OTHER)).map(({ name }) => name)).to.deep.equal(['Ticket'])
    })

    it('has its voice beside it, and is forgotten as a whole', async () => {
      expect(await shelf.project(DEMO)).to.equal(null)
      await shelf.saveProject({ ...DEMO, voice: '李娜', licence: '本厅' })
      await shelf.keep(take(DEMO, '请'))
      await shelf.keep(take(OTHER, 'Ticket'))
      expect((await shelf.project(DEMO))?.voice).to.equal('李娜')
      await shelf.clear(DEMO)
      expect(await shelf.project(DEMO)).to.equal(null)
      expect(await shelf.takes(DEMO)).to.deep.equal([])
      expect(await shelf.takes(OTHER)).to.have.length(1)
    })
  })

describe('the shelf of the studio', () => {
  it('is there after a reload, and says when there is none', async () => {
    const name = `studio-${crypto.randomUUID()}`
    const first = await openProjectShelf(name)
    expect(first.durable).to.equal(true)
    await first.keep(take(DEMO, '请'))
    expect(await (await openProjectShelf(name)).takes(DEMO)).to.have.length(1)
    const open = IDBFactory.prototype.open
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    try {
      expect((await openProjectShelf()).durable).to.equal(false)
    } finally {
      IDBFactory.prototype.open = open
    }
  })
})
