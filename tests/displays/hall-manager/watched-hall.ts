import { LitElement } from 'lit'
import type { ApiResult, ManagerApi } from '#displays/hall-manager/api.ts'
import { DevicesDesk } from '#displays/hall-manager/devices-desk.ts'
import { HallManagerApp } from '#displays/hall-manager/hall-manager-app.ts'
import { KeptFresh } from '#displays/hall-manager/kept-fresh.ts'
import { RatingsDesk } from '#displays/hall-manager/ratings-desk.ts'
import { followUpDue } from '#shared/domain/evaluation/follow-up.ts'
import { ratingFigures } from '#shared/domain/evaluation/view.ts'
import type { StaffId } from '#shared/domain/queue/ids.ts'
import type { LoggedHallFact } from '#shared/domain/hall/events.ts'
import { type Instant, instantOf, millisOf } from '#shared/domain/time/instant.ts'
import { hallDay } from '#shared/domain/time/zone.ts'
import type { Audit, Device, Devices, LowRating, Pairing, Quarantine, Ratings, Session } from '#shared/protocol/api.ts'
import type { FreshFact } from '#shared/protocol/thread.ts'
import { EMPTY_VIEW, type HallView } from '#shared/stores/hall-view.ts'
import { Store } from '#shared/stores/store.ts'
import { HandClock } from '#tests/fixtures/hand-clock.ts'
import type { HallDay } from '#tests/fixtures/hall-day.ts'
import { waitsOf } from '#tests/fixtures/halls.ts'

export const MANAGER = {
  kind: 'person',
  person: { id: 'm', user: 'zhou', name: '周明', role: 'manager', staff: null, halls: 'all' },
  screens: [],
} as unknown as Session

/** A privileged act at the end of the chain. */
const ENTRY = { number: 41, hall: null, actor: 'person:m', act: 'x', subject: 'x', data: null, previous: '', hash: '' }

const refused = (status: number, code: string): ApiResult<never> => ({
  ok: false,
  problem: { status, code },
  again: async () => refused(status, code),
})

/** The manager's page over a hall written by hand; what the hall would answer is what a test puts here. */
export class WatchedHall {
  readonly app = new HallManagerApp()
  readonly view: Store<HallView>
  readonly clock = new HandClock()
  readonly asked: string[] = []
  readonly day: HallDay
  /** Ratings by level, index 0 for level 1; and what was asked and not answered. */
  levels: readonly number[] = [0, 0, 0, 0, 0]
  granted = 0
  silent = 0
  low: LowRating[] = []
  devices: Device[] = []
  alarms: Devices['alarms'] = []
  /** What lies in quarantine. */
  apart: Quarantine['ratings'] = []
  chains: Ratings['chains'] = { whole: 0, unsigned: 0, gap: 0, forged: 0, none: 0 }
  refused: Ratings['refused'] = {}
  repeated = 0
  pads: Ratings['devices'] = []
  pairing: Pairing | null = null
  /** The line is cut, or the hall refuses: the code of what every question gets. */
  trouble: { readonly status: number; readonly code: string } | null = null
  readonly #fresh = new Set<(fresh: FreshFact) => void>()
  readonly #life = new AbortController()

  constructor(day: HallDay, session: Session = MANAGER) {
    this.day = day
    this.view = new Store<HallView>({
      ...EMPTY_VIEW,
      epoch: 'e',
      state: day.state,
      waits: waitsOf(day.state).map((wait) => ({ ...wait, waiting: 0 })),
      freshness: 'live',
      ageMs: 0,
    })
    const queue = {
      view: this.view,
      now: () => this.now,
      onFresh: (listener: (fresh: FreshFact) => void) => void this.#fresh.add(listener),
    }
    const { signal } = this.#life
    const { clock, app } = this
    const api = this.#api()
    app.view = this.view
    app.clock = queue.now
    app.session = session
    app.ratings = new RatingsDesk({ api, queue, clock, signal })
    app.devices = new DevicesDesk({ api, queue, clock, isSeen: () => true, signal })
    app.declare = async (begins) => {
      const answer = await api.emergency(begins)
      return answer.ok ? null : answer.problem.code
    }
    const audit = new KeptFresh<Audit>({ ask: () => api.auditHead(), clock, signal })
    audit.refresh()
    app.audit = audit.state
  }

  get now(): Instant {
    return this.day.now
  }

  /** Puts it on the page, and lets what it asked for at the start arrive. */
  async open(): Promise<this> {
    document.body.append(this.app)
    await this.settle()
    return this
  }

  leave(): void {
    this.#life.abort()
    this.app.remove()
  }

  #api(): ManagerApi {
    const answer = async <T>(what: string, value: () => T): Promise<ApiResult<T>> => {
      this.asked.push(what)
      // An answer takes a moment.
      await Promise.resolve()
      if (this.trouble) return refused(this.trouble.status, this.trouble.code)
      return { ok: true, value: value() }
    }
    return {
      session: () => answer('session', () => MANAGER),
      signOut: () => answer('sign-out', () => null),
      ratings: () => answer('ratings', () => this.ratings()),
      review: (rating, { note, step = null }) =>
        answer(`review ${rating} ${step} ${note}`, () => {
          this.low = this.low.map((one) =>
            one.id === rating
              ? {
                  ...one,
                  step: step ?? one.step,
                  notes: [...one.notes, { step, at: this.now, by: '周明', text: note }],
                }
              : one,
          )
          return {}
        }),
      emergency: (begins) => answer(`emergency ${begins}`, () => ({})),
      auditHead: () =>
        answer('audit', () => ({
          head: { number: 41, hash: 'c0ffee'.repeat(10) },
          entries: [{ ...ENTRY, at: this.now }],
        })),
      devices: () => answer('devices', () => ({ time: this.now, devices: this.devices, alarms: this.alarms })),
      quarantine: () => answer('quarantine', () => ({ ratings: this.apart })),
      command: (device, command) => answer(`command ${device} ${command}`, () => ({})),
      pairing: (code) =>
        this.pairing
          ? answer(`pairing ${code}`, () => this.pairing!)
          : Promise.resolve(refused(404, 'unknown-pairing')),
      approve: (code, as) => answer(`approve ${code} ${JSON.stringify(as)}`, () => ({})),
      deny: (code) => answer(`deny ${code}`, () => ({})),
    }
  }

  ratings(): Ratings {
    const hall = this.day.state.hall!
    const day = hallDay(this.now, hall.timeZone, hall.dayStartsAt)
    const staffDay = { day, staff: 's' as StaffId, called: 0, missed: 0, transferred: 0 }
    const { granted, silent, levels } = this
    const figures = ratingFigures([{ ...staffDay, granted, silent, levels }])
    return {
      day,
      figures: { ...figures, levels: [...figures.levels] },
      staff: [],
      low: this.low,
      chains: this.chains,
      refused: this.refused,
      repeated: this.repeated,
      devices: this.pads,
    }
  }

  /** A low rating that came so many minutes ago. */
  lowRating(said: Partial<LowRating> = {}, agoMin = 0): LowRating {
    const createdAt = instantOf(millisOf(this.now) - agoMin * 60_000)
    return {
      id: `r${this.low.length + 1}`,
      grant: 'g',
      ticketNumber: 'A007',
      counter: '3',
      service: 'A',
      staff: 's3',
      level: 1,
      reasons: ['efficiency'],
      comment: null,
      waitedMin: 32,
      tappedAt: createdAt,
      createdAt,
      step: 'created',
      dueAt: followUpDue(createdAt, this.day.state.hall!),
      notes: [],
      ...said,
    }
  }

  /** The stream tells something; a redacted fact has null data. */
  tell(type: string, data: object | null): void {
    const fact = { type, subject: '', data, sequence: 1, time: this.now } as unknown as LoggedHallFact
    for (const listener of this.#fresh) listener({ fact, recovered: false })
  }

  /** A low rating comes to the hall, and its stream tells of it. */
  arrive(said: Partial<LowRating> = {}): LowRating {
    const low = this.lowRating(said)
    this.low = [...this.low, low]
    const { id, grant, counter, service, staff, ...rest } = low
    this.tell('evaluation.submitted', {
      ...rest,
      ratingId: id,
      grantId: grant,
      counterId: counter,
      serviceId: service,
      staffId: staff,
    })
    return low
  }

  paint(more: Partial<HallView>): void {
    this.view.set({ ...this.view.get(), ...more })
  }

  /** Lets everything that is under way be painted. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 5; turn++) {
      await new Promise((resolve) => setTimeout(resolve))
      await Promise.all(
        everyElement(this.app).map((element) =>
          element instanceof LitElement ? element.updateComplete : Promise.resolve(true),
        ),
      )
    }
  }

  /** Time passes for the page and for the hall. */
  async pass(ms: number): Promise<void> {
    this.day.pass(ms / 60_000)
    this.clock.pass(ms)
    await this.settle()
  }

  part(tag: string): ShadowRoot {
    const root = this.app.shadowRoot?.querySelector(tag)?.shadowRoot
    if (!root) throw new Error(`the page shows no ${tag}`)
    return root
  }

  find(tag: string, selector: string): HTMLElement {
    const found = everyElement(this.part(tag).host).find((element) => element.matches(selector))
    if (!found) throw new Error(`${tag} shows no ${selector}`)
    return found as HTMLElement
  }

  /** Every such element of the page, through all shadow roots. */
  all(selector: string): readonly Element[] {
    return everyElement(this.app).filter((element) => element.matches(selector))
  }

  text(tag: string): string {
    const read = (node: Node): string => {
      if (node instanceof HTMLStyleElement) return ''
      const children =
        node instanceof Element && node.shadowRoot ? [...node.shadowRoot.childNodes] : [...node.childNodes]
      return node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : children.map(read).join(' ')
    }
    return read(this.part(tag).host).replaceAll(/\s+/g, ' ').trim()
  }
}

function everyElement(root: Element): Element[] {
  return [root, ...[...(root.shadowRoot?.children ?? []), ...root.children].flatMap(everyElement)]
}

/** A device as the hall lists it, online and well. */
export function deviceAt(now: Instant, number: number, more: Partial<Device> = {}): Device {
  const before = (ms: number) => instantOf(millisOf(now) - ms)
  return {
    id: `d${number}`,
    label: `评价器 ${number}`,
    screens: [{ kind: 'evaluation-pad', counter: String(number), zone: null }],
    pairedAt: before(86_400_000 * number),
    pairedBy: 'person:m',
    address: `10.0.0.${number}`,
    state: 'online',
    onlineSince: before(3_600_000),
    lastSeenAt: before(4_000),
    lostAt: null,
    version: '0.1.0',
    pages: [
      { app: 'evaluation-pad', counter: String(number), zone: null, shows: 'rest', freshness: 'live', sound: 'none' },
    ],
    storagePersisted: true,
    outbox: { waiting: 0, oldestAt: null, refused: 0 },
    commands: [],
    ...more,
  }
}
