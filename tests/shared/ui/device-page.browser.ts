import { expect, waitUntil } from '@open-wc/testing'
import { createLog } from '#shared/log/log.ts'
import { EMPTY_QUEUE, type QueueState } from '#shared/domain/queue/state.ts'
import type { DeviceMessage } from '#shared/protocol/thread.ts'
import { EMPTY_VIEW } from '#shared/stores/hall-view.ts'
import type { Screen } from '#shared/stores/open-screen.ts'
import { Store } from '#shared/stores/store.ts'
import { openDeviceChannel } from '#shared/sync/device-channel.ts'
import { serveDevice } from '#shared/ui/device-page.ts'

describe('a page as a part of its device', () => {
  let life: AbortController
  beforeEach(() => (life = new AbortController()))
  afterEach(() => life.abort())

  /** What the page tells when its device asks who is there. */
  async function told(says: Screen['says'], state = EMPTY_QUEUE): Promise<DeviceMessage & { kind: 'page' }> {
    const { signal } = life
    const screen = {
      app: 'call-board',
      screen: 's',
      parameters: new URLSearchParams('zone=east'),
      queue: { view: new Store({ ...EMPTY_VIEW, state }), onFresh: () => {} },
      log: createLog(() => 0),
      says,
      signal,
    } as unknown as Screen
    serveDevice(screen, () => false)
    const channel = openDeviceChannel(signal)
    const heard: DeviceMessage[] = []
    channel.hear((message) => heard.push(message))
    channel.say({ kind: 'who' })
    await waitUntil(() => heard.length > 0)
    return heard[0] as DeviceMessage & { kind: 'page' }
  }

  it('tells what it shows and where, and that it has no voice', async () => {
    const { page } = await told({})
    expect([page.app, page.zone, page.shows, page.sound]).to.deep.equal(['call-board', 'east', 'quiet', 'none'])
  })

  it('tells in an emergency that this is what it shows, whatever else it has to say of itself', async () => {
    const notices = [{ id: 'alarm', code: 'emergency', raisedAt: '' }] as unknown as QueueState['notices']
    expect((await told({ shows: () => 'rest' }, { ...EMPTY_QUEUE, notices })).page.shows).to.equal('emergency')
  })

  it('that speaks tells whether it is heard', async () => {
    expect((await told({ sound: () => 'blocked' })).page.sound).to.equal('blocked')
  })
})
