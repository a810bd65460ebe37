import { expect } from '@open-wc/testing'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { openSettings } from '#shared/storage/device-settings.ts'
import { newId, newName } from '#shared/storage/new-id.ts'

const blocked = (): Storage => {
  throw new DOMException('denied', 'SecurityError')
}

describe('what a device remembers of itself', () => {
  afterEach(() => localStorage.clear())

  it('is there after a restart', () => {
    openSettings().set('hall', 'small' as HallId)
    expect(openSettings().get('hall')).to.equal('small')
    expect(openSettings().get('screen')).to.equal(null)
  })

  it('lasts as long as the page where the browser keeps nothing', () => {
    const settings = openSettings(blocked)
    settings.set('hall', 'small' as HallId)
    expect(settings.get('hall')).to.equal('small')
    expect(openSettings(blocked).get('hall')).to.equal(null)
  })

  it('a damaged setting is as good as none', () => {
    localStorage.setItem('hallcast.hall', '{')
    expect(openSettings().get('hall')).to.equal(null)
  })

  it('what is born here has a UUID like no other', () => {
    expect(newId()).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(newId()).not.to.equal(newId())
  })

  it('a device names itself like no other', () => {
    expect(newName()).to.match(/^\d+(-\d+){3}$/)
    expect(newName()).not.to.equal(newName())
  })
})
