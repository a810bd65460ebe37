import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { HallConfig, Words } from '#shared/domain/queue/config.ts'
import { millisOf } from '#shared/domain/time/instant.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import type { TakenTicket } from './ask.ts'
import { kioskWords } from './words.ts'

/** The paper ticket: 72 mm of black on an 80 mm roll, in both languages, nothing that a thermal head prints badly. Only in print. */
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
      kiosk-qr { width: 34mm; margin: 1mm auto; }
      .second { font-size: 3.8mm; }
      .foot { font-size: 3.4mm; }
    }
  `

  @property({ attribute: false }) ticket!: TakenTicket
  @property({ attribute: false }) hall!: HallConfig
  @property({ attribute: false }) service: Words | null = null
  @property() address = ''

  protected override render() {
    const zh = kioskWords('zh')
    const en = kioskWords('en')
    const { number, ahead, wait, issuedAt } = this.ticket
    const taken = new Intl.DateTimeFormat('zh-CN', {
      timeZone: this.hall.timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }).format(millisOf(issuedAt))
    return html`<p class="hall">${this.hall.name.zh}</p><p lang="en">${this.hall.name.en}</p>
      <p class="number">${number}</p>
      <p class="service">${this.service?.zh}</p><p lang="en">${this.service?.en}</p>
      <div class="facts"><p>${zh.ahead(ahead)}${wait ? html` · ${waitInWords(wait, 'zh')}` : nothing}</p>
        <p class="second" lang="en">${en.ahead(ahead)}${wait ? html` · ${waitInWords(wait, 'en')}` : nothing}</p></div>
      <kiosk-qr text=${this.address}></kiosk-qr>
      <p>${zh.scan}</p>
      <p class="foot">${zh.issuedAt} ${taken}</p><p class="foot">${zh.receiptFoot}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-receipt': KioskReceipt
  }
}
