import type { Table } from '#tools/report/table.ts'
import type { FaultName } from '../faults.ts'

/** A mistake seen in other queue boards, and what proves that it is not ours. */
export interface PeerFault {
  readonly seen: string
  /** A fault of this page. */
  readonly faults: readonly FaultName[]
  /** Files of tests, from the root of the project. */
  readonly tests: readonly string[]
}

/** Every mistake that was seen in the queue boards we looked at, as far as it touches a screen. */
export const PEER_FAULTS: readonly PeerFault[] = [
  {
    seen: 'Three calls in one millisecond: two are never shown',
    faults: ['same-moment'],
    tests: ['tests/shared/domain/queue/show.test.ts'],
  },
  {
    seen: 'Calls 100 or 400 ms apart overwrite one another',
    faults: ['same-moment'],
    tests: ['tests/e2e/walls.e2e.ts'],
  },
  {
    seen: 'Two counters at once: the first is visible for less than a second; the LED drops a second call within 5 s',
    faults: ['same-moment'],
    tests: ['tests/e2e/walls.e2e.ts', 'tests/displays/call-board/call-board.browser.ts'],
  },
  {
    seen: 'After 6 s without a line it reconnects without asking what it missed, or shows the old ticket until the next call',
    faults: ['line-cut', 'half-open'],
    tests: ['tests/shared/sync/hall-stream.test.ts'],
  },
  {
    seen: 'The interface answers 503: the public screen opens a form for settings and passwords',
    faults: ['refused'],
    tests: ['tests/e2e/walls.e2e.ts'],
  },
  {
    seen: 'One 503 at boot: "please stand by" for ever; a health probe that stops for good after one failure',
    faults: ['refused'],
    tests: ['tests/shared/sync/outage.test.ts'],
  },
  { seen: 'The tenth invited ticket is missing', faults: ['peer-faults'], tests: [] },
  {
    seen: 'Every call costs a second request, because the event is empty',
    faults: ['peer-faults'],
    tests: ['tests/shared/sync/hall-stream.test.ts'],
  },
  { seen: 'An idle wall polls every few seconds', faults: ['peer-faults'], tests: [] },
  {
    seen: 'The public interface returns names and ID numbers of customers',
    faults: ['peer-faults'],
    tests: ['tests/server/http/rights.test.ts'],
  },
  {
    seen: 'Boards whose clocks are wrong by an hour or eight years order and age calls wrongly',
    faults: ['clocks'],
    tests: ['tests/shared/sync/outage.test.ts'],
  },
  {
    seen: 'Started while the server is down: nothing, though everything is stored',
    faults: ['browser-killed'],
    tests: ['tests/e2e/offline.e2e.ts'],
  },
]

/** The checked list, as it stands in the page. */
export function peerTable(): Table {
  return {
    columns: ['seen in other boards', 'proved here by'],
    rows: PEER_FAULTS.map(({ seen, faults, tests }) => [
      seen,
      [...faults.map((name) => `**${name}**`), ...tests.map((path) => `\`${path}\``)].join(', '),
    ]),
  }
}
