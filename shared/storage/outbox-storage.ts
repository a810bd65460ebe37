/** One thing a person gave at this device, kept until the hall has it. Scope: *device*. */
export interface OutboxRow {
  /** UUIDv7, made where it was given; the hall counts it once, however often it is sent. */
  readonly id: string
  /** What kind of thing it is, and so where it goes. */
  readonly channel: string
  readonly body: unknown
  /** Its last word as it is sent, so that whoever brings it need not know what it is about; none while it may still change. */
  readonly letter?: { readonly path: string; readonly json: object }
  /** Device's date when it was given, ms since 1970; what came first is told by the rows' order, not by this. */
  readonly givenAt: number
}

/** What the hall will never take, set aside for people to look at: nothing that was given disappears. */
export interface RefusedRow extends OutboxRow {
  readonly status: number
  /** The hall's own error code. */
  readonly code: string
  readonly refusedAt: number
}

/** What a device must know of the rows it has kept, by name: where a chain of them ends. */
export interface OutboxNote {
  readonly name: string
  readonly value: unknown
}

/**
 * Where a device keeps what people gave. Each write is one transaction, on the disk when the promise resolves and not
 * at all when it rejects. One contract suite (`tests/shared/storage/outbox-contract.ts`) runs against every implementation.
 */
export interface OutboxStorage {
  /** A row whose id is there already changes nothing. @throws whatever the disk says; nobody may be thanked then */
  put(row: OutboxRow): Promise<void>
  /**
   * Takes the place of the row with that id, or is added where there is none: what a person may still change. With a note
   * it goes behind all others, so that rows leave in the order of their notes; the note takes the place of the one of its name.
   */
  replace(row: OutboxRow, note?: OutboxNote): Promise<void>
  /** What was noted last under that name; undefined when nothing was. */
  note(name: string): Promise<unknown>
  /** In the order they were given. */
  waiting(channel: string): Promise<readonly OutboxRow[]>
  /** The hall has it. One that is not there (another tab was quicker) is no trouble. */
  remove(id: string): Promise<void>
  /** Moves a row aside, in one transaction. */
  refuse(row: RefusedRow): Promise<void>
  refused(): Promise<readonly RefusedRow[]>
}
