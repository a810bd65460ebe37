import type { CallId, HallId } from '#shared/domain/queue/ids.ts'
import { createLog, type Log } from '#shared/log/log.ts'
import type { PresenceReport } from '#shared/protocol/api.ts'
import { openSettings, type SettingsStorage } from '#shared/storage/device-settings.ts'
import type { DeviceStorage } from '#shared/storage/device-storage.ts'
import { newName } from '#shared/storage/new-id.ts'
import { openStorage } from '#shared/storage/open-storage.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { connectHall } from '#shared/sync/connect.ts'
import { keepLastPaint } from './last-resort.ts'
import { QueueStore } from './queue-store.ts'
import { type Spoken, tellTests } from './test-window.ts'

/** One page of one device: what its `main.ts` hands to its elements. */
export interface Screen {
  readonly app: string
  readonly hall: HallId
  /** Its id among the hall's screens: the device's own, the app and its parameters, so that a board and a sign in one browser are two. */
  readonly screen: string
  /** What stands behind `?` in the page's address: `counter`, `zone`, `layout`, … */
  readonly parameters: URLSearchParams
  readonly queue: QueueStore
  readonly storage: DeviceStorage
  readonly settings: SettingsStorage
  readonly log: Log
  /** Ends with the page. */
  readonly signal: AbortSignal
  /** What was said aloud here; tests from outside read it. */
  readonly spoken: Spoken[]
  /** What the device is told of this page beside its hall; a page that knows more of itself says so here. */
  readonly says: {
    /** What stands on it: `rating`. Without it: the newest call. */
    shows?: () => string
    /** What people gave here and the hall does not have yet. */
    outbox?: () => Promise<PresenceReport['outbox']>
    /** Whether it is heard; without it: it has no voice. */
    sound?: () => PresenceReport['pages'][number]['sound']
  }
  /** Says that this screen has painted the call: once a call, nobody waits for it. */
  readonly shownCall: (callId: CallId) => void
  /** Says that this page speaks in its hall, or stands ready to. */
  speaks(): void
}

/** A hall reads ids of so many characters; the zone and the counter of a page stand within it. */
const SCREEN_ID_LENGTH = 128

/** Opens this page as a screen of the hall its address names, else of the hall it showed last, else of `demo`. */
export function openScreen({
  app,
  signal = new AbortController().signal,
}: {
  readonly app: string
  readonly signal?: AbortSignal
}): Screen {
  const settings = openSettings()
  const log = createLog(Date.now)
  for (const entry of settings.get('lastLog') ?? []) log.take(entry)
  const parameters = new URLSearchParams(location.search)
  const hall = (parameters.get('hall') || settings.get('hall') || 'demo') as HallId
  settings.set('hall', hall)
  const device = settings.get('screen') ?? newName()
  settings.set('screen', device)
  const screen = `${device} ${app} ${parameters}`.slice(0, SCREEN_ID_LENGTH)
  const storage = openStorage(log)
  const feed = connectHall({ hall, log })
  const queue = new QueueStore({ hall, feed, storage, clock: deviceClock, date: Date.now, log, signal })
  const errors = keepLastPaint({ log, settings, signal })
  const spoken: Spoken[] = []
  tellTests(queue.view, spoken, errors, signal)
  // A turn later: said at once, the word itself (0.5 ms) would stand between the frame and whatever follows it.
  const shownCall = (call: CallId): void => void deviceClock.after(0, () => feed.shown(call, screen))
  const { speaks } = feed
  return { app, hall, screen, parameters, queue, storage, settings, log, signal, spoken, says: {}, shownCall, speaks }
}
