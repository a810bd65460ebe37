import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { EvaluationConfig, Staff } from '#shared/domain/queue/config.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { padWords } from './words.ts'

/** Who serves here, and how much of it the hall wants known. */
export interface ClerkShown {
  readonly staff: Staff | null
  readonly shows: EvaluationConfig['clerk']
  readonly language: Language
  /** The service is over, and the customer is asked about it. */
  readonly asks: boolean
}

/** The clerk's card: picture or first character, name or number, stars. Under it stands what the customer is asked. */
export function padClerk(
  { staff, shows, language, asks }: ClerkShown,
  question: TemplateResult | typeof nothing,
): TemplateResult {
  const words = padWords(language)
  const name = staff ? nameOf(staff, shows, language) : ''
  if (!staff || name === '') return html`<div class="clerk">${question}</div>`
  const isNamed = shows === 'name'
  const picture = isNamed && staff.photo ? html`<img src=${staff.photo} alt="">` : isNamed ? name.slice(0, 1) : '★'
  const stars = staff.stars
    ? html` <span class="stars" role="img" aria-label=${words.stars(staff.stars)}>${'★'.repeat(staff.stars)}</span>`
    : nothing
  return html`<div class="clerk"><span class="picture" aria-hidden="true">${picture}</span>
    <div><p class="second">${asks ? words.served(name) : words.serves(name)}${stars}</p>${question}</div></div>`
}

/** `李娜 Li Na` in the customer's script. */
function nameOf(staff: Staff, shows: ClerkShown['shows'], language: Language): string {
  if (shows === 'none') return ''
  if (shows === 'number') return padWords(language).number(staff.number ?? staff.id)
  const [han = '', latin = ''] = [
    /\p{Script=Han}+/u.exec(staff.name)?.[0],
    /[A-Za-z][A-Za-z .'-]*/.exec(staff.name)?.[0],
  ]
  return (language === 'zh' ? han || latin : latin || han) || staff.name
}
