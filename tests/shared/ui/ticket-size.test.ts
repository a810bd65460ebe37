import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { divide, textEms, widthInEms } from '#shared/ui/ticket-size.ts'

const CONTENT = { ticketEms: 2.5, counterEms: 1.14, counterPx: 73 }

describe('the light of a board, divided', () => {
  it('has a place for each of one to thirty calls, and no empty row', () => {
    for (let count = 1; count <= 30; count++) {
      const { columns, rows } = divide(count, 1050, 740, CONTENT)
      assert.ok(columns * rows >= count, `${count} calls`)
      assert.ok((rows - 1) * columns < count, `${count} calls in ${rows} rows`)
    }
  })

  it('never grows its type when one more call comes', () => {
    let before = Infinity
    for (let count = 2; count <= 30; count++) {
      const { size } = divide(count, 1050, 740, CONTENT)
      assert.ok(size <= before * 1.02, `${count} calls`)
      before = size
    }
  })

  it('keeps every ticket with its counter inside its cell', () => {
    for (const [width, height] of [
      [1050, 740],
      [1000, 480],
      [700, 400],
    ] as const) {
      for (let count = 2; count <= 24; count++) {
        const { columns, rows, size, stacked } = divide(count, width, height, CONTENT)
        const needed = size * (CONTENT.ticketEms + (stacked ? 0 : CONTENT.counterEms))
        assert.ok(needed <= width / columns, `${count} calls on ${width}×${height}`)
        assert.ok(size * (stacked ? 1.6 : 1) <= height / rows)
      }
    }
  })

  it('gives a longer number smaller type, not a cut one', () => {
    const short = divide(1, 1050, 640, { ...CONTENT, ticketEms: widthInEms('A008') })
    const long = divide(1, 1050, 640, { ...CONTENT, ticketEms: widthInEms('VIP10000') })
    assert.ok(long.size < short.size)
    assert.ok(long.size * widthInEms('VIP10000') < 1050)
  })

  it('survives a box that has not been laid out', () => {
    assert.ok(divide(3, 0, 0, CONTENT).size >= 0)
  })
})

describe('widths known before anything is drawn', () => {
  it('count Chinese characters whole and letters and digits in part', () => {
    assert.equal(widthInEms('窗口'), 2)
    assert.ok(widthInEms('A008') > 2 && widthInEms('A008') < 2.6)
    assert.ok(textEms('电费缴纳 Bills') > 4 && textEms('电费缴纳 Bills') < 8)
  })
})
