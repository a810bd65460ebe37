import { expect } from '@open-wc/testing'
import { html } from 'lit/html.js'
import { freshnessBadge } from '#shared/ui/freshness-badge.ts'
import { paintOf } from '#shared/ui/last-paint.ts'
import { LightElement } from '#shared/ui/light-element.ts'

class PaintRow extends LightElement {
  readonly #call = { ticket: 'A008', words: 'A008 < "B"' }

  protected override render() {
    return html`<b data-ticket=${this.#call.ticket}>${this.#call.words}</b><br />`
  }
}

class PaintBoard extends LightElement {
  protected override render() {
    return html`<paint-board-row class="row"></paint-board-row>
      ${freshnessBadge({ freshness: 'live', ageMs: 0, languages: ['zh'] })}`
  }
}

customElements.define('paint-board-row', PaintRow)
customElements.define('paint-board', PaintBoard)

const SHEET =
  '<style>paint-board paint-board-row { display: block; margin-top: 7px } paint-board-row b { color: rgb(1, 2, 3) }</style>'

/** What a start from the last paint shows: HTML and no script. */
async function lastPaint(): Promise<HTMLElement> {
  const board = new PaintBoard()
  document.body.append(board)
  await board.updateComplete
  await board.querySelector<PaintRow>('paint-board-row')?.updateComplete
  const place = document.createElement('div')
  place.innerHTML = paintOf(board, SHEET)
  board.remove()
  document.body.append(place)
  return place
}

describe('the last paint of a page', () => {
  let place: HTMLElement
  beforeEach(async () => {
    place = await lastPaint()
  })
  afterEach(() => place.remove())

  it('looks the same without scripts, and wakes no element', () => {
    const row = place.querySelector('#last-paint > was-paint-board > was-paint-board-row')
    const number = row?.querySelector('[data-ticket="A008"]')
    expect(number?.textContent).to.equal('A008 < "B"')
    expect(getComputedStyle(number as Element).color).to.equal('rgb(1, 2, 3)')
    expect(getComputedStyle(row as Element).marginTop).to.equal('7px')
    expect(place.querySelector('paint-board, paint-board-row')).to.equal(null)
  })

  it('never claims to be live', () => {
    expect(
      [...place.querySelectorAll('[data-freshness]')].map((badge) => badge.getAttribute('data-freshness')),
    ).to.deep.equal(['recovering'])
  })

  it('carries nothing that only a script would need', () => {
    expect(place.innerHTML).not.to.contain('<!--')
  })
})
