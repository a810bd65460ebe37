import { expect, waitUntil } from '@open-wc/testing'
import { busy } from '#tests/fixtures/halls.ts'
import { HungBoard } from './hung-board.ts'

/** The hall's news reaches the board, and what waits for its turn on the glass has had it. */
async function hear(board: HungBoard): Promise<void> {
  await board.hear()
  await board.pass(150)
}

for (const layout of ['wall', 'totem', 'led'] as const) {
  describe(`a ${layout} in an emergency`, () => {
    it('says so over the whole of its screen in both languages, sends nobody to a counter, and goes on when it is over', async () => {
      const board = await HungBoard.hang(busy(), { layout })
      const { light } = board
      board.day?.alarm()
      await hear(board)
      const notice = board.part('hall-plain-page')
      expect(board.text('hall-plain-page'))
        .to.contain('紧急情况')
        .and.contain('请保持冷静，听从工作人员指引')
        .and.contain('Emergency')
        .and.contain('Please stay calm and follow the staff')
      expect(notice.shadowRoot?.querySelector('[role="alert"]')).not.to.equal(null)
      const [size, whole] = [notice.getBoundingClientRect(), board.app.getBoundingClientRect()]
      expect([size.width, size.height]).to.deep.equal([whole.width, whole.height])
      expect(board.app.querySelector('[data-ticket]')).to.equal(null)
      expect(board.app.textContent).not.to.contain('A008')
      await expect(board.app).to.be.accessible()

      board.day?.lift()
      await hear(board)
      expect(board.app.querySelector('hall-plain-page')).to.equal(null)
      expect(board.light).to.deep.equal(light)
    })

    it('claims no call that is made meanwhile, and lights it when the emergency is over', async () => {
      const board = await HungBoard.hang(busy(), { layout })
      board.day?.alarm()
      await hear(board)
      board.day?.finish('A007').call('A009', 1)
      await board.hear()
      await board.pass(10_000)
      expect(board.shown).to.deep.equal(['call-A008-1'])
      board.day?.lift()
      await hear(board)
      expect(board.light[0]).to.equal('A009→1')
      await waitUntil(() => board.shown.some((call) => call === 'call-A009-1'))
    })
  })
}

describe('a board that starts in an emergency', () => {
  it('says so at once, and in both languages where its hall speaks only one', async () => {
    const board = await HungBoard.hang(busy(['en']).alarm())
    expect(board.text('hall-plain-page')).to.contain('紧急情况').and.contain('Emergency')
  })

  it('says so with its age when the hall is not heard, and when its right is taken away', async () => {
    const board = await HungBoard.hang(busy().alarm(), { view: { freshness: 'offline', ageMs: 300_000 } })
    expect(board.text('hall-plain-page')).to.contain('紧急情况')
    expect(board.part('[data-freshness="offline"]').textContent).to.contain('5分钟')
    await board.hear({ trouble: 'no-right' })
    expect(board.text('hall-plain-page')).to.contain('紧急情况')
  })

  it('shows nothing of the hall once it was let out', async () => {
    const board = await HungBoard.hang(busy().alarm(), { view: { trouble: 'unknown-hall', freshness: 'recovering' } })
    expect(board.text('hall-plain-page')).to.contain('没有找到这个营业厅').and.not.contain('紧急')
  })
})
