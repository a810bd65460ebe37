import type { CounterId, HallId } from '#shared/domain/queue/ids.ts'
import type { OutboxStorage } from '#shared/storage/outbox-storage.ts'
import { Outbox, type OutboxOptions } from '#shared/stores/outbox.ts'
import type { QueueStore } from '#shared/stores/queue-store.ts'
import { followGrants } from './follow.ts'
import { lastAnswered, ratingSeal } from './seal.ts'
import { type PadChannels, padChannels } from './send.ts'
import { PadSession } from './session.ts'

/** What a pad needs of its device and its hall. */
export interface PadOptions extends Omit<OutboxOptions<PadChannels>, 'channels' | 'seals' | 'storage' | 'refused'> {
  readonly hall: HallId
  readonly counter: CounterId | null
  readonly queue: Pick<QueueStore, 'view' | 'onFresh' | 'now'>
  /** A database opens when it opens; who is asked before waits for it. */
  readonly storage: Promise<OutboxStorage>
  readonly language: () => string
  /** Missing on an origin that is not secure: the pad's ratings are numbered then, not signed. */
  readonly subtle: SubtleCrypto | undefined
}

/** A pad at work. */
export interface Pad {
  readonly session: PadSession
  readonly outbox: Promise<Outbox<PadChannels>>
}

/** Puts a pad together: what the last page left behind is settled first, and nobody is asked twice. */
export function openPad({ hall, counter, queue, storage, language, subtle, ...parts }: PadOptions): Pad {
  const { clock, newId, signal, log } = parts
  const seal = ratingSeal(hall, newId, () => log.add('pad', 'unsigned'), subtle)
  const outbox = storage.then(async (opened) => {
    const box = new Outbox<PadChannels>({
      ...parts,
      channels: padChannels(hall),
      seals: { ratings: seal },
      storage: opened,
      refused: ({ status }) => log.add('pad', 'refused', { status }),
    })
    await box.settleDrafts('ratings')
    session.send({ type: 'settled', grant: lastAnswered(await opened.note('ratings')) })
    return box
  })
  const session = new PadSession({
    outbox: {
      draft: async (...row) => (await outbox).draft(...row),
      settle: async (...row) => (await outbox).settle(...row),
      put: async (...row) => (await outbox).put(...row),
    },
    newId,
    clock,
    hall: () => ({ at: queue.now(), heard: queue.view.get().state.sequence }),
    language,
    signal,
  })
  followGrants(queue, counter, (event) => session.send(event), signal)
  return { session, outbox }
}
