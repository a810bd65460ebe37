import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { RatingId } from '#shared/domain/evaluation/events.ts'
import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { CounterId } from '#shared/domain/queue/ids.ts'
import { instantOf } from '#shared/domain/time/instant.ts'
import { RatingsSchema } from '#shared/protocol/schemas/evaluations.ts'
import { ratingSeal } from '#displays/evaluation-pad/seal.ts'
import { padChannels, type RatingRow } from '#displays/evaluation-pad/send.ts'
import { type Clock, systemClock } from '#server/hall/clock.ts'
import { systemRandom } from '#server/hall/random.ts'
import { openSqliteStore } from '#server/node/sqlite-store.ts'
import { openHallApp } from '#tools/hall/serve-hall.ts'
import { temporaryFolder } from '#tools/hall/server.ts'
import type { Effort, Fault } from '../fault.ts'
import { Trials, unless } from '../trials.ts'

const TIMES = 1_000_000
const TIMES_SHORT = 2_000
/** Sent at one moment, so that they share the hall's turns. */
const TOGETHER = 200
/** So much time passes from one such moment to the next, ms: more would be too many for one address. */
const BETWEEN_MS = 1_000
const COUNTER = '3' as CounterId

/** The machine's clocks from now on, pushed ahead by hand. */
function pushedClock(): Clock & { readonly pass: (ms: number) => void } {
  const system = systemClock()
  let ahead = 0
  return {
    ...system,
    now: () => system.now() + ahead,
    monotonic: () => system.monotonic() + ahead,
    pass: (ms) => void (ahead += ms),
  }
}

/** A hall on a disk, asked without a socket. */
async function openDiskHall() {
  const path = join(temporaryFolder(), 'hall.sqlite')
  const clock = pushedClock()
  const store = await openSqliteStore(path)
  const { hall, app } = await openHallApp({ config: DEMO_HALL, store, clock })
  const env = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  const root = `http://localhost/api/v1/halls/${hall.id}`
  const post = async (place: string, body: string) =>
    app.fetch(new Request(root + place, { method: 'POST', headers: { 'content-type': 'application/json' }, body }), env)
  const bytes = () =>
    [path, `${path}-wal`].reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0)
  const close = async () => {
    await hall.close()
    await store.close()
  }
  /** How many came again, as the manager reads it. */
  const repeated = async (): Promise<number> => {
    const answer = await app.fetch(new Request(`${root}/evaluations`), env)
    return RatingsSchema.parse(await answer.json()).repeated
  }
  return { hall, clock, post, bytes, repeated, close, newId: systemRandom(clock.now).id }
}

/** A finished service, and its rating as the pad signs it. */
async function signedRating({ hall, clock, post, newId }: Awaited<ReturnType<typeof openDiskHall>>): Promise<string> {
  await post('/tickets', '{"service":"B"}')
  for (const action of ['call-next', 'start', 'finish']) await post(`/counters/${COUNTER}/${action}`, '{}')
  const { grant } = hall.fold().queue.counters.find(({ id }) => id === COUNTER)!
  const row: RatingRow = {
    answer: {
      id: newId() as RatingId,
      grant: grant!,
      level: 2,
      reasons: ['efficiency'],
      comment: '等了很久',
      tappedAt: instantOf(clock.now()),
      heard: hall.fold().queue.sequence,
    },
    language: 'zh',
  }
  const { body } = await ratingSeal(hall.id, newId, () => {}, crypto.subtle)(row.answer.id, row as never, undefined)
  return JSON.stringify(padChannels(hall.id).ratings(body as RatingRow).json)
}

async function play({ short, say }: Effort) {
  const times = short ? TIMES_SHORT : TIMES
  const hall = await openDiskHall()
  const trials = new Trials()
  try {
    await hall.post(`/counters/${COUNTER}/open`, '{"staff":"li-na"}')
    const rating = await signedRating(hall)
    const first = await hall.post('/evaluations', rating)
    const other = JSON.stringify({ ...JSON.parse(rating), id: hall.newId(), chain: null })
    const before = {
      sequence: hall.hall.fold().queue.sequence,
      bytes: hall.bytes(),
      heap: process.memoryUsage().heapUsed,
    }
    const startedAt = performance.now()
    for (let sent = 0; sent < times; sent += TOGETHER) {
      hall.clock.pass(BETWEEN_MS)
      const again = await Promise.all(Array.from({ length: TOGETHER }, () => hall.post('/evaluations', rating)))
      for (const { status } of again) trials.note(unless(status === 200, `${status} to the same rating`))
      const { status } = await hall.post('/evaluations', other)
      trials.note(unless(status === 409, `${status} to another on the same grant`))
      if ((sent + TOGETHER) % 100_000 === 0) say(`${sent + TOGETHER} of ${times}`)
    }
    const seconds = (performance.now() - startedAt) / 1_000
    const facts = hall.hall.fold().queue.sequence - before.sequence
    const grown = hall.bytes() - before.bytes
    const repeated = await hall.repeated()
    trials.note([
      ...unless(first.status === 201, `${first.status} to the first`),
      ...unless(repeated === times, `${repeated} counted as come again`),
      ...unless(facts === 0, `${facts} facts more in the log`),
      ...unless(grown === 0, `the store grew by ${grown} bytes`),
    ])
    const heap = Math.round((process.memoryUsage().heapUsed - before.heap) / 2 ** 20)
    const count = (value: number) => value.toLocaleString('en')
    return trials.outcome(
      [
        `the same rating ${count(times)} times more, another on its grant ${count(times / TOGETHER)} times`,
        `${repeated.toLocaleString('en')} counted as come again`,
        `${facts} facts more`,
        `${grown} bytes more on the disk`,
      ],
      `${count(Math.round(times / seconds))} a second; heap ${heap} MiB more before a collection`,
    )
  } finally {
    await hall.close()
  }
}

/** A pad whose answers are lost sends for ever. */
export const ratingAgain: Fault = {
  id: 'rating-again',
  title: 'The same rating without end',
  done: `A signed rating with a comment is taken, then sent again a million times, two hundred at a time, to a hall on a disk in this
process whose clock is pushed a second on between; with each two hundred another rating comes on the same grant.`,
  holds: `The first is 201, every later one 200, the other one 409; the manager reads how often it came, the log has no fact more and
the store no byte.`,
  play,
}
