import { DEMO_HALL } from '#shared/domain/demo/hall.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { Counter, QueueState } from '#shared/domain/queue/state.ts'
import { EMPTY_QUEUE } from '#shared/domain/queue/state.ts'
import type { Ticket } from '#shared/domain/queue/ticket.ts'
import type { HallView } from '#shared/stores/hall-view.ts'

/** What a test wants different in the demo hall. */
export interface DemoViewOptions {
  readonly hall?: HallConfig
  /** Tickets waiting, by service. */
  readonly waiting?: Readonly<Record<string, number>>
  /** Counters that are closed; all others stand idle. */
  readonly closed?: readonly string[]
}

/** The demo hall as a screen knows it, live, with nobody in it but whom the test puts there. */
export function demoView({ hall = DEMO_HALL, waiting = {}, closed = [] }: DemoViewOptions = {}): HallView {
  const counters = hall.counters.map(
    (counter) =>
      ({
        ...counter,
        state: closed.includes(counter.id) ? 'closed' : 'idle',
        since: null,
        staff: null,
        openedAt: null,
        ticket: null,
        reason: null,
        backAt: null,
        afterTicket: null,
        lastFinished: null,
        grant: null,
        classedInRow: 0,
      }) satisfies Counter,
  )
  const tickets = Object.entries(waiting).flatMap(([service, count]) =>
    Array.from(
      { length: count },
      (_, index) => ({ id: `${service}${index}`, service, state: 'waiting', class: 'normal' }) as unknown as Ticket,
    ),
  )
  const state: QueueState = { ...EMPTY_QUEUE, sequence: 1, hall, counters, tickets }
  const waits = hall.services.map(({ id }) => ({
    service: id,
    waiting: waiting[id] ?? 0,
    wait: { p50Min: 12, p80Min: 22 },
  }))
  return { state, epoch: 'e', waits, shown: {}, freshness: 'live', ageMs: 0, demo: true, trouble: null }
}

/** What Lit has warned of on this page, beside being Lit's development build. */
export function litWarnings(): readonly string[] {
  const issued = (globalThis as { litIssuedWarnings?: Set<string | undefined> }).litIssuedWarnings ?? new Set()
  return [...issued].filter(
    (warning): warning is string =>
      warning !== undefined && !warning.includes('dev-mode') && !warning.includes('dev mode'),
  )
}

/** Dresses the test page in the house's colours, without which contrast and the lamp cannot be judged. */
export function wearTokens(): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = '/shared/ui/tokens.css'
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => reject(new Error('tokens.css is not served to the tests')))
    document.head.append(link)
  })
}
