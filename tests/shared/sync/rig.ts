import { createLog } from '#shared/log/log.ts'
import type { FeedMessage } from '#shared/protocol/thread.ts'
import { HallHub } from '#shared/sync/hall-hub.ts'
import { FakeClock } from './fake-clock.ts'
import { FakeHall } from './fake-hall.ts'

/** One screen's line to a hall that a test plays with; `told` is what the screen heard. */
export function rig(random: () => number = () => 0.5) {
  const clock = new FakeClock()
  const hall = new FakeHall(clock)
  const end = new AbortController()
  const log = createLog(() => 0)
  const open = () => new HallHub({ url: '/events', fetch: hall.fetch, clock, random, log, signal: end.signal })
  const told: FeedMessage[] = []
  let hub: HallHub | null = null
  return {
    clock,
    hall,
    log,
    end,
    told,
    get hub() {
      return hub
    },
    /** Opens the line and lets what needs no time happen. */
    async start() {
      hub = open()
      hub.subscribe((message) => told.push(message), end.signal)
      await clock.pass(0)
      return hub
    },
    /** Sequences of the facts that were passed on, in order. */
    facts: () =>
      told.flatMap((message) => (message.kind === 'facts' ? message.facts.map(({ fact }) => fact.sequence) : [])),
    recovered: () =>
      told.flatMap((message) =>
        message.kind === 'facts'
          ? message.facts.filter((fresh) => fresh.recovered).map(({ fact }) => fact.sequence)
          : [],
      ),
    states: () => told.filter((message) => message.kind === 'state').map(({ whole }) => whole),
    /** The latest link message. */
    link: () => told.findLast((message) => message.kind === 'link')!,
    codes: () => log.entries().map(({ code }) => code),
  }
}
