import type { HallPort } from '#server/hall/hall-port.ts'
import type { EventStore } from '#server/store/event-store.ts'

/** The same store, each method free to be replaced by another. */
export function delegateStore(store: EventStore): EventStore {
  return {
    open: (hall, newEpoch) => store.open(hall, newEpoch),
    append: (hall, batch) => store.append(hall, batch),
    read: (hall, after, limit) => store.read(hall, after, limit),
    texts: (hall, ids) => store.texts(hall, ids),
    eraseText: (hall, id) => store.eraseText(hall, id),
    bySubject: (hall, subject, limit) => store.bySubject(hall, subject, limit),
    saveFold: (hall, fold) => store.saveFold(hall, fold),
    answer: (hall, scope, key) => store.answer(hall, scope, key),
    forgetAnswers: (hall, before) => store.forgetAnswers(hall, before),
    keyHash: (hall, ticket) => store.keyHash(hall, ticket),
    close: () => store.close(),
  }
}

/** The same hall, each method free to be replaced by another. */
export function delegateHall(hall: HallPort): HallPort {
  return {
    id: hall.id,
    epoch: hall.epoch,
    ask: (ask) => hall.ask(ask),
    fold: () => hall.fold(),
    now: () => hall.now(),
    snapshot: () => hall.snapshot(),
    keyHash: (ticket) => hall.keyHash(ticket),
    pastTicket: (ticket) => hall.pastTicket(ticket),
    pastGrant: (grant) => hall.pastGrant(grant),
    texts: (ids) => hall.texts(ids),
    leases: hall.leases,
    stream: (from, right, sink, signal, device) => hall.stream(from, right, sink, signal, device),
    command: (device, command) => hall.command(device, command),
    shown: (callId, screen) => hall.shown(callId, screen),
    close: () => hall.close(),
  }
}
