import type { HallId } from '#shared/domain/queue/ids.ts'
import type { Log } from '#shared/log/log.ts'
import type { FeedMessage, PageMessage } from '#shared/protocol/thread.ts'
import type { HallFeed } from './feed.ts'
import type { HallHub } from './hall-hub.ts'
import type { TellShown } from './tell-shown.ts'

/** How often a page says that it is there, ms. */
const HERE_MS = 4_000

/** So many unanswered in a row and the worker is dead (12 to 16 s); counted, because a sleeping machine loses seconds, not answers. */
const UNANSWERED = 3

export interface ConnectOptions {
  readonly hall: HallId
  readonly log: Log
}

/** A hall as a page has it: heard, and told what the page has painted. */
export interface HallLine extends HallFeed {
  readonly shown: TellShown
  /** From now on this page speaks in the hall: its line does not stay away for longer than a second. */
  speaks(): void
}

/**
 * The line of this page to a hall: from the SharedWorker all pages of this browser share, or, where there is none or it
 * has died, from a stream of the page's own.
 */
export function connectHall({ hall, log }: ConnectOptions): HallLine {
  const line: Line = { hall, log, speaks: false, hub: null }
  return {
    shown: (call, screen) => line.hub?.shown(call, screen),
    speaks() {
      line.speaks = true
      line.hub?.speaks()
    },
    subscribe(listener, signal) {
      try {
        viaWorker(line, listener, signal)
      } catch {
        // None here, or not for this page: site data is blocked.
        log.add('sync', 'no-worker')
        void inPage(line, listener, signal)
      }
    },
  }
}

interface Line {
  readonly hall: HallId
  readonly log: Log
  speaks: boolean
  /** Whoever keeps the stream now. */
  hub: Pick<HallHub, 'shown' | 'speaks'> | null
}

type Listener = (message: FeedMessage) => void

/** The stream in the page is loaded only where it is needed: a board in front of a worker does without its bytes. */
async function inPage(line: Line, listener: Listener, signal: AbortSignal): Promise<void> {
  const { hall, log } = line
  while (!signal.aborted) {
    try {
      const stream = await import('./open-hub.ts')
      const hub = stream.openHub(hall, log, signal)
      line.hub = hub
      if (line.speaks) hub.speaks()
      hub.subscribe(listener, signal)
      return
    } catch {
      log.add('sync', 'no-stream')
      await new Promise((resolve) => setTimeout(resolve, HERE_MS))
    }
  }
}

function viaWorker(line: Line, listener: Listener, signal: AbortSignal): void {
  const joined = new AbortController()
  const until = { signal: joined.signal }
  // The address stands here in full because the bundler looks for exactly this.
  const worker = new SharedWorker(new URL('./hall.worker.ts', import.meta.url), { type: 'module', name: 'hallcast' })
  const { port } = worker
  let unanswered = 0
  const say = (message: PageMessage): void => port.postMessage(message)
  const here = (): void => {
    if (unanswered++ < UNANSWERED) say({ kind: 'here', hall: line.hall, speaks: line.speaks })
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
    line.log.add('sync', 'no-worker')
    leave()
    void inPage(line, listener, signal)
  }
  const hear = ({ data }: MessageEvent<FeedMessage>): void => {
    unanswered = 0
    listener(data)
  }
  line.hub = { shown: (call, screen) => say({ kind: 'shown', hall: line.hall, call, screen }), speaks: here }
  port.addEventListener('message', hear, until)
  worker.addEventListener('error', fall, until)
  signal.addEventListener('abort', leave, until)
  // A page in the back/forward cache comes back with its next `here`.
  addEventListener('pagehide', () => say({ kind: 'leave' }), until)
  addEventListener('pageshow', ({ persisted }) => persisted && here(), until)
  port.start()
  here()
}
