import { expect } from '@open-wc/testing'
import { html } from 'lit/html.js'
import { LightElement } from '#shared/ui/light-element.ts'

class LightLamp extends LightElement {
  on = false
  paints = 0
  /** What it does when it has been painted. */
  afterwards: () => void = () => {}

  protected override updated(): void {
    this.paints++
    this.afterwards()
  }
  protected override render() {
    if (this.on === null) throw new Error('no lamp')
    return html`<b>${this.on ? 'on' : 'off'}</b>`
  }
}

customElements.define('light-lamp', LightLamp)

describe('an element that stands in the page itself', () => {
  let lamp: LightLamp
  beforeEach(() => {
    lamp = new LightLamp()
  })
  afterEach(() => lamp.remove())

  it('paints when it enters the page, never before', async () => {
    lamp.requestUpdate()
    await lamp.updateComplete
    expect(lamp.childNodes).to.have.length(0)
    document.body.append(lamp)
    expect(await lamp.updateComplete).to.equal(true)
    expect(lamp.querySelector('b')?.textContent).to.equal('off')
  })

  it('paints once for all that it was told in one task', async () => {
    document.body.append(lamp)
    await lamp.updateComplete
    lamp.requestUpdate()
    lamp.on = true
    lamp.requestUpdate()
    await lamp.updateComplete
    expect(lamp.paints).to.equal(2)
    expect(lamp.textContent).to.equal('on')
  })

  it('paints again when its paint asked for more, and says so', async () => {
    lamp.afterwards = () => {
      lamp.afterwards = () => {}
      lamp.on = true
      lamp.requestUpdate()
    }
    document.body.append(lamp)
    expect(await lamp.updateComplete).to.equal(false)
    await lamp.updateComplete
    expect(lamp.textContent).to.equal('on')
  })

  it('paints the next time after a paint that failed, and lets the failure be seen', async () => {
    document.body.append(lamp)
    await lamp.updateComplete
    lamp.on = null as never
    lamp.requestUpdate()
    const failure = await lamp.updateComplete.then(
      () => null,
      (error: Error) => error.message,
    )
    expect(failure).to.equal('no lamp')
    lamp.on = true
    lamp.requestUpdate()
    await lamp.updateComplete
    expect(lamp.textContent).to.equal('on')
  })

  it('tells its controllers when it enters, has painted, and leaves', async () => {
    const told: string[] = []
    lamp.addController({
      hostConnected: () => told.push('in'),
      hostUpdated: () => told.push('painted'),
      hostDisconnected: () => told.push('out'),
    })
    document.body.append(lamp)
    await lamp.updateComplete
    lamp.remove()
    expect(told).to.deep.equal(['in', 'painted', 'out'])
  })
})
