/**
 * The hall could not make a wish durable, so nothing of it happened; the next one is tried again.
 * HTTP says 507 when the disk is full, else 503.
 */
export class StoreTrouble extends Error {
  override readonly name = 'StoreTrouble'
  readonly full: boolean

  constructor(full: boolean, cause: unknown) {
    super(full ? 'the store has no room' : 'the store does not answer', { cause })
    this.full = full
  }
}

/** The hall is closing or closed: it takes no more wishes. HTTP says 503. */
export class HallClosed extends Error {
  override readonly name = 'HallClosed'
}

/** What the keeper of the server may have to look at. */
export type TroubleCode =
  | 'store-failed'
  | 'store-recovered'
  | 'fold-not-saved'
  | 'fold-ignored'
  | 'reader-cut'
  | 'reader-failed'

/** Tells the server's log what the hall survived: a code and facts, never words of a customer. */
export type HallLog = (code: TroubleCode, facts: Readonly<Record<string, string | number | boolean>>) => void
