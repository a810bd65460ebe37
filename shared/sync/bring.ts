import type { OutboxRow, OutboxStorage, RefusedRow } from '#shared/storage/outbox-storage.ts'
import { deliver, type Delivery, type DeliveryContext, type Letter } from './deliver.ts'

/** What bringing needs of the device. */
export interface BringContext extends DeliveryContext {
  readonly storage: OutboxStorage
  /** The device's date, ms since 1970. */
  readonly date: () => number
  /** Told of every row the hall will never take, once it is set aside. */
  readonly refused: (row: RefusedRow) => void
}

/** Why the first row that stays does, and how long the hall asked to be left alone; null when nothing stays. */
export type Stayed = Extract<Delivery, { kind: 'later' }> | null

/**
 * Brings what waits in a channel to the hall, in the order it was given, one at a time; what the hall will never take is set
 * aside. Whoever brings holds the channel's lock. `letterOf`: for a row that was kept before rows had letters of their own.
 */
export async function bringWaiting(
  context: BringContext,
  channel: string,
  letterOf?: (body: unknown) => Letter,
): Promise<Stayed> {
  const { storage, signal, date, refused } = context
  for (const row of await storage.waiting(channel)) {
    if (signal.aborted) break
    const letter = row.letter ?? letterOf?.(row.body)
    if (!letter) continue
    const delivery = await deliver(context, letter, row.id)
    if (delivery.kind === 'later') return delivery
    if (delivery.kind === 'had') await storage.remove(row.id)
    else refused(await setAside(storage, row, delivery, date()))
  }
  return null
}

async function setAside(
  storage: OutboxStorage,
  row: OutboxRow,
  { status, code }: Extract<Delivery, { kind: 'refused' }>,
  refusedAt: number,
): Promise<RefusedRow> {
  const aside = { ...row, status, code, refusedAt }
  await storage.refuse(aside)
  return aside
}
