import type { Context } from 'hono'
import type { ClipProvider } from '#server/hall/clips.ts'
import type { FrameSink, HallPort } from '#server/hall/hall-port.ts'
import type { Devices } from '#server/devices/devices.ts'
import type { People } from '#server/people/people.ts'
import type { Credentials } from './principal.ts'
import type { RateLimit } from './rate.ts'

/** Feeds a reader into the sink until the signal aborts. */
export type Feed = (sink: FrameSink, until: AbortSignal) => Promise<void>

/** Opens an event stream as the answer of a request: over a web stream, or raw on Node's socket. */
export type StreamOpener = (context: Context, headers: Readonly<Record<string, string>>, feed: Feed) => Response

export interface Limits {
  readonly bodyBytes: number
  readonly rate: RateLimit
}

/** What a hall server is made of. Nothing here knows of Node: the same app runs in a test and in a browser tab. */
export interface AppParts {
  readonly halls: ReadonlyMap<string, HallPort>
  readonly mode: { readonly demo: boolean }
  readonly people: People
  readonly devices: Devices
  readonly credentials: Credentials
  readonly version: string
  /** Monotonic ms: for rates and uptime, never for dates. */
  readonly clock: () => number
  readonly limits: Limits
  /** Origins besides the request's own Host that pages of ours are opened from, lower case. */
  readonly publicOrigins: readonly string[]
  /** Address of the other end, from whatever the platform hands to the app; null when there is none. */
  readonly remoteAddress: (env: unknown) => string | null
  /** A fresh UUIDv7. */
  readonly newId: () => string
  /** A voice of the server's own; without it speakers do with theirs. */
  readonly clips?: ClipProvider
  readonly streamOpener?: StreamOpener
  /** Pages and files of the displays; the answer for what does not exist is a plain page. */
  readonly pages?: (request: Request) => Promise<Response>
  /** An error nobody foresaw, to be logged. */
  readonly onBug: (error: unknown) => void
}

/** 16 KiB hold any request of this API many times over. */
const BODY_BYTES = 16 * 1_024

/** A hall with a hundred screens behind one address asks a few dozen times a second at its worst moment. */
export const DEFAULT_LIMITS: Limits = { bodyBytes: BODY_BYTES, rate: { perSecond: 500, burst: 2_000 } }
