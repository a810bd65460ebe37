import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Log } from '#shared/log/log.ts'
import type { FeedMessage, PageMessage } from '#shared/protocol/thread.ts'
import { deviceClock, sleep } from './clock.ts'
import type { HallFeed } from './feed.ts'

/** How often a page says that it is there, ms. */
const HERE_MS = 4_000

/** So many unanswered in a row and the worker is dead (12 to 16 s); counted, because a sleeping machine loses seconds, not answers. */
const UNANSWERED = 3

export interface ConnectOptions {
  readonly hall: HallId
  readonly log: Log
  readonly signal: AbortSignal
}

/**
 * The feed of a hall for this page: from the SharedWorker all pages of this browser share, or, where there is none or it
 * has died, from a stream of the page's own.
 */
export function connectHall(options: ConnectOptions): HallFeed {
  return {
    subscribe(listener, signal) {
      if (typeof SharedWorker === 'undefined') return void inPage(options, listener, signal)
      try {
        viaWorker(options, listener, signal)
      } catch {
        // There are workers, but not for this page: site data is blocked.
        options.log.add('sync', 'no-worker')
        void inPage(options, listener, signal)
      }
    },
  }
}

type Listener = (message: FeedMessage) => void

/** The stream in the page is loaded only where it is needed: a board in front of a worker does without its bytes. */
async function inPage({ hall, log }: ConnectOptions, listener: Listener, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { openHub } = await import('./open-hub.ts')
      openHub(hall, log, signal).subscribe(listener, signal)
      return
    } catch {
      log.add('sync', 'no-stream')
      await sleep(deviceClock, HERE_MS, signal)
    }
  }
}

function viaWorker(options: ConnectOptions, listener: Listener, signal: AbortSignal): void {
  const joined = new AbortController()
  const until = { signal: joined.signal }
  // The address stands here in full because the bundler looks for exactly this.
  const worker = new SharedWorker(new URL('./hall.worker.ts', import.meta.url), { type: 'module', name: 'hallcast' })
  const { port } = worker
  let unanswered = 0
  const say = (message: PageMessage): void => port.postMessage(message)
  const here = (): void => {
    if (unanswered++ < UNANSWERED) say({ kind: 'here', hall: options.hall })
    else fall()
  }
  const timer = setInterval(here, HERE_MS)
  const leave = (): void => {
    joined.abort()
    clearInterval(timer)
    say({ kind: 'leave' })
    port.close()
  }
  const fall = (): void => {
    options.log.add('sync', 'no-worker')
    leave()
    void inPage(options, listener, signal)
  }
  const hear = ({ data }: MessageEvent<FeedMessage>): void => {
    unanswered = 0
    listener(data)
  }
  port.addEventListener('message', hear, until)
  worker.addEventListener('error', fall, until)
  signal.addEventListener('abort', leave, until)
  // A page in the back/forward cache comes back with its next `here`.
  addEventListener('pagehide', () => say({ kind: 'leave' }), until)
  addEventListener('pageshow', ({ persisted }) => persisted && here(), until)
  port.start()
  here()
}
