import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { Words } from '#shared/domain/queue/config.ts'
import { PLACES, SCREEN_KINDS } from '#shared/protocol/devices.ts'
import { SCREEN_NAMES } from '#shared/protocol/screen-names.ts'
import { openSettings } from '#shared/storage/device-settings.ts'
import { askIn, type Approved, type AtTheDoor } from '#shared/sync/ask-in.ts'
import { deviceClock } from '#shared/sync/clock.ts'
import { openDeviceChannel } from '#shared/sync/device-channel.ts'
import { baseStyles } from './base-styles.ts'
import type { PlainWords } from './plain-words.ts'
import { pairingStyles } from './pairing-styles.ts'
import { signInAddress } from './sign-in-address.ts'
import { twoScripts } from './two-scripts.ts'

const WORDS = {
  title: { zh: '此屏幕等待大堂经理授权', en: 'This screen waits to be let in' },
  todo: { zh: '请大堂经理在管理页面输入此代码', en: 'Lobby manager: please enter this code on the manager page' },
  itself: {
    zh: '输入后本屏幕会自动开始工作，无需操作。',
    en: 'The screen then starts by itself; nothing needs to be touched.',
  },
  asking: { zh: '正在获取代码…', en: 'Asking for a code…' },
  'no-answer': {
    zh: '暂时连接不上服务器，会自动重试。',
    en: 'The hall server does not answer; trying again by itself.',
  },
  denied: {
    zh: '大堂经理没有同意。一分钟后会显示新的代码。',
    en: 'The lobby manager has said no. A new code comes in a minute.',
  },
  entered: { zh: '已授权，正在开始…', en: 'Let in. Starting…' },
  hall: { zh: '营业厅', en: 'Hall' },
  counter: { zh: '窗口', en: 'Counter' },
  zone: { zh: '等候区', en: 'Zone' },
  signIn: { zh: '工作人员登录', en: 'Staff sign-in' },
} satisfies Record<string, Words>

/** A page that was let in and is not shown its hall by then starts anew, ms. */
const BEGIN_ANEW_MS = 3_000

/**
 * A screen the hall does not know: shows a code in very large type, says what it is and what to do with it, and goes on by
 * itself once a manager has let it in. It asks for as long as it stands in the page.
 */
@customElement('hall-pairing')
export class HallPairing extends LitElement {
  static override styles = [baseStyles, pairingStyles]

  #life = new AbortController()

  @state() private _door: AtTheDoor | { readonly at: 'entered' } = { at: 'asking' }

  @property({ attribute: false }) languages: readonly string[] = ['zh', 'en']
  /** What a page says whose address names what is not there. */
  @property({ attribute: false }) plainWords!: PlainWords
  /** A person stands at this screen, who may sign in instead. */
  @property({ type: Boolean }) attended = false

  override connectedCallback(): void {
    super.connectedCallback()
    this.#life = new AbortController()
    void this.#ask(this.#life.signal)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#life.abort()
  }

  async #ask(signal: AbortSignal): Promise<void> {
    const { hall, kind, counter, zone } = placeOf(location)
    const approved = await askIn({
      asked: { hall, kind, counter, zone },
      fetch: (input, init) => fetch(input, init),
      clock: deviceClock,
      random: Math.random,
      signal,
      told: (door) => (this._door = door),
    })
    if (approved) this.#enter(approved, signal)
  }

  #enter({ screen }: Approved, signal: AbortSignal): void {
    this._door = { at: 'entered' }
    // Asked now, when somebody has just vouched for this device: what it keeps for the hall must not be thrown away.
    void navigator.storage?.persist?.().catch(() => {})
    openDeviceChannel(signal).say({ kind: 'paired' })
    const asked = placeOf(location)
    const address = addressOf(screen)
    if (screen.counter !== asked.counter || screen.zone !== asked.zone) location.replace(address)
    else deviceClock.after(BEGIN_ANEW_MS, () => signal.aborted || location.replace(address))
  }

  /** Why this screen is not at work yet, and what brings it there. */
  #said() {
    const { _door: door, languages } = this
    const say = (title: Words, todo: Words) =>
      html`<h1>${twoScripts(title, languages)}</h1><p class="todo" role="status">${twoScripts(todo, languages)}</p>`
    if (door.at === 'waiting')
      return html`<h1>${twoScripts(WORDS.title, languages)}</h1><p class="code" lang="en">${door.code}</p><p class="todo">${twoScripts(WORDS.todo, languages)}</p>`
    if (door.at !== 'nowhere') return say(WORDS.title, WORDS[door.at])
    const { title, cure } = this.plainWords[`unknown-${door.wrong}`]
    return say(title, cure)
  }

  protected override render() {
    const { languages } = this
    const { hall, kind, counter, zone } = placeOf(location)
    const place = counter === null ? zone && { word: WORDS.zone, id: zone } : { word: WORDS.counter, id: counter }
    return html`<main>
      ${this.#said()}
      <dl>
        <div><dt>${twoScripts(WORDS.hall, languages)}</dt><dd>${hall}</dd></div>
        <div><dt>${twoScripts(SCREEN_NAMES[kind], languages)}</dt>${place ? html`<dd>${twoScripts(place.word, languages)} ${place.id}</dd>` : nothing}</div>
      </dl>
      ${this._door.at === 'waiting' ? html`<p class="itself">${twoScripts(WORDS.itself, languages)}</p>` : nothing}
      ${this.attended ? html`<p><a href=${signInAddress()}>${twoScripts(WORDS.signIn, languages)}</a></p>` : nothing}
    </main>`
  }
}

/** What this page is, by its address. */
function placeOf({ pathname, search }: Location) {
  const parameters = new URLSearchParams(search)
  const kind = SCREEN_KINDS.find((one) => pathname.startsWith(`/${one}/`)) ?? 'call-board'
  const at = (place: 'counter' | 'zone'): string | null =>
    PLACES[kind] === place ? parameters.get(place) || null : null
  const hall = parameters.get('hall') || openSettings().get('hall') || 'demo'
  return { hall, kind, counter: at('counter'), zone: at('zone') }
}

/** This page at the place where it was let in. */
function addressOf({ counter, zone }: Approved['screen']): string {
  const parameters = new URLSearchParams(location.search)
  for (const [name, value] of Object.entries({ counter, zone }))
    if (value === null) parameters.delete(name)
    else parameters.set(name, value)
  return `${location.pathname}?${parameters.toString()}`
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-pairing': HallPairing
  }
}
