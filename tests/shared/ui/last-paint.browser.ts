import { expect } from '@open-wc/testing'
import { css, html, LitElement } from 'lit'
import { paintOf } from '#shared/ui/last-paint.ts'

class PaintRow extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    b {
      color: rgb(1, 2, 3);
    }
  `
  protected override render() {
    return html`<b data-ticket="A008">A008 &lt; "B"</b><br />`
  }
}

class PaintBoard extends LitElement {
  static override styles = css`
    paint-board-row {
      margin-top: 7px;
    }
  `
  protected override render() {
    return html`<paint-board-row class="row"></paint-board-row>
      <hall-freshness-badge data-freshness="live"></hall-freshness-badge>`
  }
}

customElements.define('paint-board-row', PaintRow)
customElements.define('paint-board', PaintBoard)

/** Shows HTML as a fresh page would: with its declared shadow roots. */
function show(paint: string): HTMLElement {
  const place = document.createElement('div')
  ;(place as HTMLElement & { setHTMLUnsafe(html: string): void }).setHTMLUnsafe(paint)
  document.body.append(place)
  return place
}

describe('the last paint of a page', () => {
  it('looks the same without scripts: shadow roots, styles and all, and wakes no element', async () => {
    const board = document.createElement('paint-board') as PaintBoard
    document.body.append(board)
    await board.updateComplete
    await board.shadowRoot?.querySelector<PaintRow>('paint-board-row')?.updateComplete
    const place = show(paintOf(board))
    const row = place.querySelector('was-paint-board')?.shadowRoot?.querySelector('was-paint-board-row')
    const number = row?.shadowRoot?.querySelector('[data-ticket="A008"]')
    expect(number?.textContent).to.equal('A008 < "B"')
    expect(getComputedStyle(number as Element).color).to.equal('rgb(1, 2, 3)')
    expect(getComputedStyle(row as Element).marginTop).to.equal('7px')
    expect(place.querySelector('paint-board')).to.equal(null)
    board.remove()
    place.remove()
  })

  it('never claims to be live', async () => {
    const board = document.createElement('paint-board') as PaintBoard
    document.body.append(board)
    await board.updateComplete
    expect(paintOf(board)).to.contain('data-freshness="recovering"').and.not.to.contain('data-freshness="live"')
    board.remove()
  })
})
