import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { HallConfig, Words } from '#shared/domain/queue/config.ts'
import { millisOf } from '#shared/domain/time/instant.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import { nameIn } from '#shared/i18n/words.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import type { TakenTicket } from './ask.ts'
import { kioskWords } from './words.ts'

/** The paper ticket: 72 mm of black on an 80 mm roll, in the hall's languages, nothing that a thermal head prints badly. Only in print. */
@customElement('kiosk-receipt')
export class KioskReceipt extends LitElement {
  static override styles = css`
    :host { display: none; }
    @media print {
      :host { display: block; width: 72mm; color: #000; background: #fff; text-align: center; font: 4mm/1.4 var(--font); }
      p { margin: 0; }
      .hall { font-size: 4.6mm; font-weight: 600; }
      .number { font-size: 21mm; font-weight: 700; line-height: 1.1; }
      .service { font-size: 5.6mm; font-weight: 600; }
      .facts { margin: 2mm 0; padding: 2mm 0; border-block: 0.3mm dashed #000; font-size: 4.6mm; }
      hall-qr { width: 34mm; margin: 1mm auto; }
      .second { font-size: 3.8mm; }
      .foot { font-size: 3.4mm; }
    }
  `

  @property({ attribute: false }) ticket!: TakenTicket
  @property({ attribute: false }) hall!: HallConfig
  @property({ attribute: false }) service: Words | null = null
  @property() address = ''
  /** The hall's, the first one large. */
  @property({ attribute: false }) languages: readonly Language[] = ['zh', 'en']

  protected override render() {
    const { hall, service, address, languages } = this
    const [lead = 'zh', ...others] = languages
    const words = kioskWords(lead)
    const { number, issuedAt } = this.ticket
    const taken = new Intl.DateTimeFormat(lead === 'zh' ? 'zh-CN' : 'en-GB', {
      timeZone: hall.timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(millisOf(issuedAt))
    const inOthers = (say: (language: Language) => string) =>
      others.map((language) => html`<p class="second" lang=${localeOf(language)}>${say(language)}</p>`)
    return html`<p class="hall">${nameIn(hall.name, lead)}</p>${inOthers((language) => nameIn(hall.name, language))}
      <p class="number">${number}</p>
      ${service ? html`<p class="service">${nameIn(service, lead)}</p>${inOthers((language) => nameIn(service, language))}` : nothing}
      <div class="facts"><p>${this.#line(lead)}</p>${inOthers((language) => this.#line(language))}</div>
      <hall-qr text=${address}></hall-qr>
      <p>${words.scan}</p>
      <p class="foot">${words.issuedAt} ${taken}</p><p class="foot">${words.receiptFoot}</p>`
  }

  /** How many are ahead, and for how long. */
  #line(language: Language): string {
    const { ahead, wait } = this.ticket
    return [kioskWords(language).ahead(ahead), wait && waitInWords(wait, language)].filter(Boolean).join(' · ')
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-receipt': KioskReceipt
  }
}
