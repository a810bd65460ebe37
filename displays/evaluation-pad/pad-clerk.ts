import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { EvaluationConfig, Staff } from '#shared/domain/queue/config.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { padStyles } from './pad-styles.ts'
import { padWords } from './words.ts'

/** Who serves here, as far as the hall wants it known: picture or first character, name or number, stars. */
@customElement('pad-clerk')
export class PadClerk extends LitElement {
  static override styles = [
    baseStyles,
    padStyles,
    css`
      :host { display: flex; align-items: center; gap: calc(var(--t) * 0.9); }
      .picture { flex: none; width: calc(var(--t) * 4.2); height: calc(var(--t) * 4.2); border-radius: 50%; background: var(--water-soft); color: var(--water); display: grid; place-items: center; font-size: calc(var(--t) * 1.8); font-weight: 700; overflow: hidden; }
      img { width: 100%; height: 100%; object-fit: cover; }
      .words { display: grid; gap: 0.1em; }
      .stars { color: var(--water); letter-spacing: 0.1em; }
    `,
  ]

  @property({ attribute: false }) staff: Staff | null = null
  @property({ attribute: false }) shows: EvaluationConfig['clerk'] = 'name'
  @property() language = 'zh'
  /** The service is over, and the customer is asked about it. */
  @property({ type: Boolean }) asks = false

  /** `李娜 Li Na` in the customer's script. */
  get #name(): string {
    const { staff, shows, language } = this
    const words = padWords(language)
    if (!staff || shows === 'none') return ''
    if (shows === 'number') return words.number(staff.number ?? staff.id)
    const [han = '', latin = ''] = [
      /\p{Script=Han}+/u.exec(staff.name)?.[0],
      /[A-Za-z][A-Za-z .'-]*/.exec(staff.name)?.[0],
    ]
    return (language === 'zh' ? han || latin : latin || han) || staff.name
  }

  protected override render() {
    const { staff, shows, language } = this
    const name = this.#name
    if (!staff || name === '') return html`<slot></slot>`
    const words = padWords(language)
    const initial = shows === 'name' ? name.slice(0, 1) : '★'
    return html`<span class="picture" aria-hidden="true">${staff.photo && shows === 'name' ? html`<img src=${staff.photo} alt="">` : initial}</span>
      <div class="words"><p class="second">${this.asks ? words.served(name) : words.serves(name)}${staff.stars ? html` <span class="stars" role="img" aria-label=${words.stars(staff.stars)}>${'★'.repeat(staff.stars)}</span>` : nothing}</p><slot></slot></div>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pad-clerk': PadClerk
  }
}
