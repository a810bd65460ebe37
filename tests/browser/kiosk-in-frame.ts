import type { Reply } from '#displays/ticket-kiosk/ask.ts'
import type { Intent, KioskState } from '#displays/ticket-kiosk/flow.ts'
import '#shared/ui/hall-qr.ts'
import { KioskSession } from '#displays/ticket-kiosk/session.ts'
import { TicketKioskApp } from '#displays/ticket-kiosk/ticket-kiosk-app.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { TicketId } from '#shared/domain/queue/ids.ts'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { demoView } from './demo-view.ts'

/** A kiosk that is a whole page, in a frame of any size. */
export interface FramedKiosk {
  readonly app: TicketKioskApp
  readonly session: KioskSession
  readonly view: Store<HallView>
  /** Moves the kiosk's own time. */
  readonly pass: (ms: number) => void
}

declare global {
  interface Window {
    /** `silent`: the hall answers no wish. */
    openKiosk?: (hall: HallConfig, silent?: boolean) => FramedKiosk
  }
}

const AT = '2026-11-23T02:24:00.000Z' as Instant

/** A long wait and a long address: what needs the most room. */
const give = ({ service, class: kind }: Intent): Reply => ({
  kind: 'given',
  ticket: {
    id: '01936f2e-7c5a-7d31-9f60-8a1b2c3d4e5f' as TicketId,
    key: '0123456789abcdef0123456789abcdef',
    number: 'A023',
    service,
    class: kind,
    ahead: 27,
    wait: { p50Min: 100, p80Min: 120 },
    issuedAt: AT,
    publicUrl: null,
  },
})

window.openKiosk = (hall, silent = false) => {
  let now = 0
  let keys = 0
  const { signal } = new AbortController()
  const view = new Store<HallView>(demoView({ hall, waiting: { A: 27, B: 4 }, closed: ['5'] }))
  const session = new KioskSession({
    desk: { take: async (intent) => (silent ? { kind: 'none' } : give(intent)) },
    newKey: () => `key-${++keys}`,
    now: () => now,
    signal,
  })
  let before: KioskState['step']['at'] = 'services'
  session.state.subscribe(({ step }) => {
    if (step.at !== before) now += 600
    before = step.at
  }, signal)
  const app = new TicketKioskApp()
  app.hall = view
  app.session = session
  app.clock = () => AT
  app.phoneAddress = ({ id, key }) => `https://hall.example/ticket/?hall=demo&id=${id}&key=${key}`
  document.body.replaceChildren(app)
  return { app, session, view, pass: (ms) => void (now += ms) }
}
