import type { Page } from 'playwright-core'

/** A hall or a bare server, ready to be called at. */
export interface Session {
  readonly url: string
  /** What the page is told once it is loaded. */
  readonly prepare?: (page: Page) => Promise<void>
  /** Ends with the page hearing it, before the first call is timed. */
  readonly ready: string
  /** Sends the clerk's POST; gives what will stand on the glass once it is answered. */
  readonly call: () => Promise<string>
  /** What must happen between two calls; not timed, but the page hears it. */
  readonly between: () => Promise<void>
  readonly close: () => Promise<void>
}

/** What is watched: the light of a board, the question of a rating pad, or the one text of the bare page. */
export type SubjectKind = 'board' | 'pad' | 'bare'

/** A wall. */
export const WALL: Size = { width: 1920, height: 1080 }
/** A rating pad. */
export const PAD: Size = { width: 1280, height: 800 }

/** Of the screen, CSS pixels. */
type Size = { readonly width: number; readonly height: number }

export interface Subject {
  readonly name: string
  readonly kind: SubjectKind
  readonly screen: Size
  readonly open: () => Promise<Session>
}
