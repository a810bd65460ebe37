import { expect } from '@open-wc/testing'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { createLog } from '#shared/log/log.ts'
import type { FeedMessage } from '#shared/protocol/thread.ts'
import { connectHall } from '#shared/sync/connect.ts'

describe('where a page hears its hall from', () => {
  const { SharedWorker } = globalThis
  const end = new AbortController()
  after(() => {
    globalThis.SharedWorker = SharedWorker
    end.abort()
  })

  it('a browser that denies its pages a shared worker hears the hall in the page', async () => {
    globalThis.SharedWorker = function denied() {
      throw new DOMException('denied', 'SecurityError')
    } as never
    const log = createLog(Date.now)
    const message = await new Promise<FeedMessage>((resolve) => {
      connectHall({ hall: 'small' as HallId, log }).subscribe(resolve, end.signal)
    })
    expect(message.kind).to.equal('link')
    expect(log.entries()[0]?.code).to.equal('no-worker')
  })
})
