import { expect, fixture, html, waitUntil } from '@open-wc/testing'
import { Clerk } from '#displays/counter-console/clerk.ts'
import { CounterConsoleApp } from '#displays/counter-console/counter-console-app.ts'
import { CounterSignApp } from '#displays/counter-sign/counter-sign-app.ts'
import { EvaluationPadApp } from '#displays/evaluation-pad/evaluation-pad-app.ts'
import { PAD_START, type PadState } from '#displays/evaluation-pad/flow.ts'
import type { PadSession } from '#displays/evaluation-pad/session.ts'
import { LauncherApp } from '#displays/launcher/launcher-app.ts'
import { Door } from '#displays/sign-in/door.ts'
import { SignInApp } from '#displays/sign-in/sign-in-app.ts'
import { type KioskState, KIOSK_START } from '#displays/ticket-kiosk/flow.ts'
import { KioskSession } from '#displays/ticket-kiosk/session.ts'
import { TicketKioskApp } from '#displays/ticket-kiosk/ticket-kiosk-app.ts'
import { PHONE_START } from '#displays/ticket/follow.ts'
import type { Follower } from '#displays/ticket/follower.ts'
import { TicketApp } from '#displays/ticket/ticket-app.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, GrantId, ServiceId, TicketId } from '#shared/domain/queue/ids.ts'
import type { Language } from '#shared/i18n/languages.ts'
import type { TicketView } from '#shared/protocol/api.ts'
import { EMPTY_VIEW, type Freshness, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { wordsOn } from '#tests/browser/words-on.ts'
import { YUNLING } from '#tests/fixtures/hall-config.ts'
import { HallDay } from '#tests/fixtures/hall-day.ts'
import { waitsOf } from '#tests/fixtures/halls.ts'
import { HungBoard } from './call-board/hung-board.ts'

/** The hall of the looks with so many languages; its clerks have names in the script of the first. */
function hallIn(languages: readonly string[]): HallConfig {
  const staff = YUNLING.staff.map((person, place) => ({
    ...person,
    name: languages[0] === 'en' ? `Clerk ${place}` : person.name,
  }))
  const evaluation = { enabled: true, clerk: 'name' } as const
  // No theme: this page has no public folder to take one from.
  return { ...YUNLING, staff, evaluation, board: { ...YUNLING.board, languages, theme: '' } }
}

/** One counter calls, one serves, one pauses, one is closed, one is free; some wait, one was missed. */
function dayOf(hall: HallConfig): HallDay {
  return new HallDay(hall)
    .open(1, 2, 3, 4, 5)
    .issue('A003')
    .call('A003', 1)
    .miss('A003')
    .issue('A008', 'A009', 'B013', 'C042', 'C053!', 'D028')
    .pause(4, 36)
    .serve('D027!', 5)
    .call('A008', 3)
    .pass(1)
}

interface Opening {
  readonly day: HallDay
  readonly view: Store<HallView>
  /** What the browser speaks: not the hall's language. */
  readonly foreign: Language
}

function open(languages: readonly string[], freshness: Freshness = 'live'): Opening {
  const day = dayOf(hallIn(languages))
  const waits = waitsOf(day.state) as HallView['waits']
  const view = new Store<HallView>({ ...EMPTY_VIEW, state: day.state, waits, freshness, ageMs: 61_000, demo: true })
  return { day, view, foreign: languages[0] === 'en' ? 'zh' : 'en' }
}

async function show<Page extends HTMLElement & { readonly updateComplete: Promise<unknown> }>(
  page: Page,
  change: (page: Page) => void,
): Promise<Page> {
  change(page)
  await fixture(html`<div>${page}</div>`)
  await page.updateComplete
  return page
}

const ticket = (languages: readonly string[]): TicketView => ({
  id: 't',
  number: 'A009',
  service: 'A',
  class: 'normal',
  state: 'waiting',
  ahead: 4,
  wait: { p50Min: 12, p80Min: 22 },
  counter: null,
  call: null,
  issuedAt: null,
  appointmentAt: null,
  epoch: 'e',
  sequence: 1,
  languages: [...languages],
  hallName: YUNLING.name,
  serviceName: YUNLING.services[0]!.name,
  counterLabel: null,
  emergency: false,
  helpPlace: YUNLING.kiosk.helpPlace,
})

const kioskAt =
  (step: KioskState['step']) =>
  async ({ day, view }: Opening) => {
    const session = new KioskSession({
      desk: { take: async () => ({ kind: 'none' }) },
      newKey: () => 'key',
      now: () => 0,
      signal: new AbortController().signal,
    })
    session.state.set({ ...KIOSK_START, step })
    return show(new TicketKioskApp(), (app) => Object.assign(app, { hall: view, session, clock: () => day.now }))
  }

const padAt =
  (step: PadState['step'], counter: string) =>
  async ({ view }: Opening) => {
    const session = { state: new Store<PadState>({ ...PAD_START, step }), now: () => 0 } as unknown as PadSession
    return show(new EvaluationPadApp(), (app) => Object.assign(app, { hall: view, session, counter }))
  }

const signOf =
  (counter: string) =>
  ({ day, view }: Opening) =>
    show(new CounterSignApp(), (app) => Object.assign(app, { view, clock: () => day.now, counter }))

const board =
  (layout: string) =>
  async ({ day }: Opening) =>
    (await HungBoard.hang(day, { layout })).app

const kioskTicket = {
  id: 't' as TicketId,
  key: 'k',
  number: 'A009',
  service: 'A' as ServiceId,
  class: 'normal',
  ahead: 4,
  wait: { p50Min: 12, p80Min: 22 },
  issuedAt: '2026-11-23T02:24:00.000Z' as TicketView['issuedAt'] & string,
  publicUrl: null,
} as Extract<KioskState['step'], { at: 'ticket' }>['ticket']

const grant = {
  grantId: 'g' as GrantId,
  ticketId: 't' as TicketId,
  ticketNumber: 'A008',
  counterId: '3' as CounterId,
  serviceId: 'A' as ServiceId,
  staffId: null,
  grantedAt: kioskTicket.issuedAt,
  waitedMin: 7,
}

/** Every page of the house, as it opens in a browser of another language. */
const PAGES: Readonly<Record<string, (opening: Opening) => Promise<Element>>> = {
  'call board, wall': board('wall'),
  'call board, totem': board('totem'),
  'call board, strip': board('led'),
  'sign that calls': signOf('3'),
  'sign that serves': signOf('5'),
  'sign that pauses': signOf('4'),
  'sign that is closed': signOf('6'),
  'kiosk, services': kioskAt({ at: 'services' }),
  'kiosk, classes': kioskAt({ at: 'classes', service: 'A' as ServiceId }),
  'kiosk, ticket': kioskAt({ at: 'ticket', ticket: kioskTicket }),
  'kiosk, trouble': kioskAt({ at: 'trouble', why: 'no-answer', again: null, until: null }),
  'pad at rest': padAt({ at: 'rest' }, '5'),
  'pad at a closed counter': padAt({ at: 'rest' }, '6'),
  'pad that asks': padAt({ at: 'asking', grant, said: null }, '3'),
  console: ({ day, view }) =>
    show(new CounterConsoleApp(), (app) => {
      const clerk = new Clerk({
        now: () => 0,
        reached: async () => undefined,
        send: async () => ({ kind: 'refused', code: 'x' }),
      })
      Object.assign(app, { view, clock: () => day.now, counter: '3', clerk, self: null })
    }),
  launcher: ({ view, foreign }) =>
    show(new LauncherApp(), (app) =>
      Object.assign(app, { hall: view, hallId: 'yunling', origin: 'http://hall.example', language: foreign }),
    ),
  phone: ({ day, foreign }) =>
    show(new TicketApp(), (app) => {
      const languages = day.state.hall!.board.languages
      const state = new Store({ ...PHONE_START, ticket: ticket(languages), heardAt: 0 })
      Object.assign(app, { follower: { state } as unknown as Follower, language: foreign })
    }),
  'sign-in': async ({ day, foreign }) => {
    const { languages } = day.state.hall!.board
    const page = await show(new SignInApp(), (app) => {
      const nobody = () => new Response('{"code":"no-credentials"}', { status: 401 })
      const health = () => new Response(JSON.stringify({ languages }))
      Object.assign(app, {
        door: new Door(async (path) => (path === '/api/health' ? health() : nobody())),
        language: foreign,
      })
    })
    await waitUntil(() => page.renderRoot.querySelector('form'))
    return page
  },
}

/** Words nobody translates: marks of keys, file formats, command lines and the house's own name. */
const NOBODYS = /Hallcast|Chromium|README[\w.-]*|HTTPS|--?[\w-]+(=\S*)?|chromium .*|https?:\S*|\?[\w-]+=\S*|\bEsc\b/g
const HAN = /\p{Script=Han}+/gu
const LATIN = /[A-Za-z]{2,}/g

describe('a hall of one language', () => {
  for (const [name, page] of Object.entries(PAGES)) {
    it(`shows no other: ${name}`, async () => {
      const english = wordsOn(await page(open(['en']))).replaceAll(NOBODYS, '')
      expect(english.match(HAN) ?? [], english).to.deep.equal([])
      expect(english, 'and says something').to.match(LATIN)
      const chinese = wordsOn(await page(open(['zh']))).replaceAll(NOBODYS, '')
      expect(chinese.match(LATIN) ?? [], chinese).to.deep.equal([])
      expect(chinese).to.match(HAN)
    })
  }
})

describe('a hall of two languages', () => {
  it('opens where customers and clerks stand in its first one, and can be switched', async () => {
    for (const name of ['kiosk, services', 'pad that asks', 'console'] as const) {
      const english = await PAGES[name]!(open(['en', 'zh']))
      expect(english.getAttribute('lang') ?? document.documentElement.lang, name).to.equal('en')
      expect(wordsOn(english), name).to.contain('中文')
      const chinese = await PAGES[name]!(open(['zh', 'en']))
      expect(chinese.getAttribute('lang') ?? document.documentElement.lang, name).to.match(/^zh/)
      expect(wordsOn(chinese), name).to.contain('English')
    }
  })

  it('meets people on their own devices in the language those speak', async () => {
    for (const name of ['launcher', 'phone', 'sign-in'] as const) {
      expect(wordsOn(await PAGES[name]!(open(['en', 'zh']))), name).to.contain('English')
      expect(wordsOn(await PAGES[name]!(open(['zh', 'en']))), name).to.contain('中文')
    }
  })
})
