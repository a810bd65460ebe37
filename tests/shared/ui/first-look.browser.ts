import { expect } from '@open-wc/testing'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { afterPaint } from '#shared/ui/after-paint.ts'
import { firstLook } from '#shared/ui/first-look.ts'
import { busy } from '#tests/fixtures/halls.ts'

/** Says whether it has come yet. */
function watched(view: Store<HallView>): { readonly came: () => boolean; readonly coming: Promise<void> } {
  let came = false
  const coming = firstLook(view).then(() => void (came = true))
  return { came: () => came, coming }
}

describe('the first look at a screen', () => {
  it('is over once the hall is painted, and not before', async () => {
    const view = new Store<HallView>(EMPTY_VIEW)
    const look = watched(view)
    await afterPaint()
    view.set({ ...EMPTY_VIEW, freshness: 'live' })
    await afterPaint()
    expect(look.came()).to.equal(false)
    view.set({ ...EMPTY_VIEW, state: busy().state })
    expect(look.came()).to.equal(false)
    await look.coming
  })

  it('is over at once where the hall is known or will never be', async () => {
    await firstLook(new Store<HallView>({ ...EMPTY_VIEW, state: busy().state }))
    await firstLook(new Store<HallView>({ ...EMPTY_VIEW, trouble: 'unknown-hall' }))
  })

  it('keeps nothing waiting for a hall that does not answer', async () => {
    const begun = performance.now()
    await firstLook(new Store<HallView>(EMPTY_VIEW))
    expect(performance.now() - begun).to.be.greaterThan(1_900)
  })
})
