import type { HallPort } from '#server/hall/hall-port.ts'
import type { EventStore } from '#server/store/event-store.ts'
import type { OutboxStorage } from '#shared/storage/outbox-storage.ts'
import type { DeviceStorage } from '#shared/storage/device-storage.ts'
import type { SpeakerParts } from '#shared/stores/speaker.ts'
import type { Clock } from '#shared/sync/clock.ts'
import type { HallFeed } from '#shared/sync/feed.ts'
import type { StreamOptions } from '#shared/sync/hall-stream.ts'
import type { Law } from '../check/laws.ts'
import type { Disk } from '../hall/disk.ts'
import type { Process } from '../world/process.ts'

/** What an outbox is handed from outside. */
export interface OutboxParts {
  readonly storage: OutboxStorage
  readonly fetch: typeof fetch
  readonly clock: Clock
  readonly date: () => number
  readonly newId: () => string
  readonly random: () => number
  readonly signal: AbortSignal
}

/**
 * The places where the simulation hands something to product code, and where a bug can therefore be planted without a
 * switch in the product: whatever is handed over is wrapped in something that does not keep its promise.
 */
export interface Seams {
  /** Between the store and the disk. */
  readonly disk: (disk: Disk) => void
  /** Between the hall and its store; `now` is the hall's wall clock, ms since 1970. */
  readonly store: (store: EventStore, now: () => number) => EventStore
  /** Between the HTTP app and the hall. */
  readonly hall: (hall: HallPort) => HallPort
  /** Between a screen's stream and the world. */
  readonly stream: (options: StreamOptions) => StreamOptions
  /** Between a screen's hub and its store. */
  readonly feed: (feed: HallFeed, storage: DeviceStorage) => HallFeed
  /** Between a console or kiosk and the network. */
  readonly apiFetch: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch
  /** Between an outbox and the world. */
  readonly outbox: (parts: OutboxParts, process: Process) => OutboxParts
  /** Between a pad and the world. */
  readonly pad: (parts: OutboxParts, process: Process) => OutboxParts
  /** Between a speaker and the world; `date` is its device's, ms since 1970. */
  readonly speaker: (parts: SpeakerParts, date: () => number) => SpeakerParts
  /** A second server on the same data folder finds it locked. */
  readonly locksFolder: boolean
  /** The name of the log after a backup was restored. */
  readonly restoredEpoch: (before: string, fresh: string) => string
  /** Changes code in place where nothing is handed over; gives back how to undo it. */
  readonly patch: () => () => void
}

/** Everything as it is meant. */
export const HONEST: Seams = {
  disk: () => {},
  store: (store) => store,
  hall: (hall) => hall,
  stream: (options) => options,
  feed: (feed) => feed,
  apiFetch: (fetch) => fetch,
  outbox: (parts) => parts,
  pad: (parts) => parts,
  speaker: (parts) => parts,
  locksFolder: true,
  restoredEpoch: (_before, fresh) => fresh,
  patch: () => () => {},
}

/** A bug that somebody might have written. */
export interface Bug {
  readonly name: string
  /** Some fifty seeds and more until it is found: hunted by `npm run simulate -- --bugs`, not with every run of the tests. */
  readonly rare?: true
  /** It is one of a hall that speaks: hunted there, and nowhere else. */
  readonly speaks?: true
  /** What is wrong, in one sentence. */
  readonly what: string
  /** The laws it breaks: found is what one of these has found, and not what fell over something else. */
  readonly breaks: readonly Law[]
  readonly seams: Partial<Seams>
}
