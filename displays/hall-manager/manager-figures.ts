import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { LEVELS, type Level } from '#shared/domain/evaluation/levels.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import type { Ratings } from '#shared/protocol/api.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { faceOf } from '#shared/ui/face.ts'
import { managerStyles } from './manager-styles.ts'
import { type ManagerWords, percent } from './words.ts'

/** What proves most first. */
const CHAINS = ['whole', 'unsigned', 'gap', 'none', 'forged'] as const

type Share = NonNullable<Ratings['figures']['satisfied']>

/** Today's ratings: shares with their intervals, the five levels, and silence as silence. No average without its n. */
@customElement('manager-figures')
export class ManagerFigures extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      .card { margin-top: 8px; padding: 12px 16px 14px; display: grid; gap: 12px; }
      .shares { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 6px 14px; }
      .shares p { line-height: 1.35; }
      .big { font-size: 34px; font-weight: 650; line-height: 1.15; }
      ol { display: grid; gap: 3px; }
      li { display: grid; grid-template-columns: 24px 96px minmax(0, 1fr) 58px; gap: 10px; align-items: center; }
      :host([lang='en']) li { grid-template-columns: 24px 146px minmax(0, 1fr) 58px; }
      .face { --hue: var(--water); }
      .bar { height: 12px; border-radius: 3px; background: var(--water-soft); overflow: hidden; }
      .bar i { display: block; height: 100%; background: var(--water); transform-origin: 0 0; }
      summary { min-height: 44px; align-content: center; cursor: pointer; }
      .count { text-align: end; font-weight: 600; }
    `,
  ]

  @property({ attribute: false }) words!: ManagerWords
  /** Null until the hall has told them. */
  @property({ attribute: false }) ratings: Ratings | null = null
  /** Why they could not be read just now. */
  @property({ attribute: false }) problem: string | null = null

  protected override willUpdate(): void {
    this.lang = this.words.language
  }

  protected override render() {
    const { words, ratings, problem } = this
    const figures = ratings?.figures
    return html`<h2>${words.today} ${figures ? html`<small>${words.ratingsOf(figures.answered)}</small>` : nothing}</h2>
      ${problem === null ? nothing : html`<p role="status">${words.notLoaded(words.sections.ratings)}</p>`}
      ${figures ? html`<div class="card">${this.#shares(figures)}${this.#levels(figures)}${ratings ? [this.#proof(ratings), this.#devices(ratings)] : nothing}</div>` : nothing}`
  }

  #shares({ satisfied, response, answered, granted, silent, levels }: Ratings['figures']) {
    const { words } = this
    const open = granted - answered - silent
    return html`<div class="shares">
      <p data-figure="satisfied"><span class="soft">${words.satisfied}</span><br />${this.#share(satisfied, words.ofAnswered((levels[3] ?? 0) + (levels[4] ?? 0), answered), words.noRatings)}</p>
      <p data-figure="response"><span class="soft">${words.response}</span><br />${this.#share(response, words.ofGranted(answered, granted), words.noGrants)}</p>
      <p data-figure="silent"><span class="soft">${words.silent}</span><br /><span class="big">${silent}</span>${silent > 0 ? html`<br />${words.silentMeans}` : nothing}${open > 0 ? html`<br /><span class="soft">${words.pending(open)}</span>` : nothing}</p>
    </div>`
  }

  #share(of: Share | null, counted: string, none: string) {
    if (!of) return html`<span class="soft">${none}</span>`
    const { lower, upper } = of.interval
    return html`<span class="big">${percent(of.share)}</span><br />${counted}<br /><span class="soft">${this.words.interval(String(Math.round(lower * 100)), percent(upper))}</span>`
  }

  #levels({ levels, answered, mean }: Ratings['figures']) {
    const { words } = this
    if (answered === 0) return nothing
    return html`<ol role="list">${LEVELS.map((level) => this.#level(level, levels[level - 1] ?? 0, answered))}</ol>
      ${mean === null ? nothing : html`<p class="soft">${words.mean(mean.toFixed(1), answered)}</p>`}`
  }

  /** How far today's ratings can be trusted: what their pads' chains prove, what was refused, and what came again. Nothing is said of nothing. */
  #proof({ chains, refused, repeated }: Ratings) {
    const { words } = this
    const proofs = CHAINS.flatMap((verdict) =>
      chains[verdict] > 0 ? [`${words.chains[verdict]} ${chains[verdict]}`] : [],
    )
    const codes = this.#codes(refused)
    const again = repeated > 0 ? [String(repeated), words.againMeans] : []
    const lines = [
      [words.proof, proofs, 'chains'] as const,
      [words.refusedToday, codes, 'refused'] as const,
      [words.again, again, 'repeated'] as const,
    ]
    return lines.map(([title, said, figure]) =>
      said.length === 0
        ? nothing
        : html`<p data-figure=${figure}><span class="soft">${title}</span> ${said.join(' · ')}</p>`,
    )
  }

  #codes(refused: Ratings['refused']): readonly string[] {
    const { refusals } = this.words
    const known: Readonly<Record<string, string | undefined>> = refusals
    return Object.entries(refused).map(([code, count]) => `${known[code] ?? refusals.other} ${count}`)
  }

  /** The same pad by pad: whoever loses ratings, or is refused, stands first. */
  #devices({ devices }: Ratings) {
    const { words } = this
    const { chains, refusedToday, apart, again } = words
    if (devices.length === 0) return nothing
    const line = ({ device, label, ...came }: Ratings['devices'][number]) => {
      const { whole, unsigned, gap, refused, quarantined, repeated } = came
      const told = [
        [chains.unsigned, unsigned] as const,
        [chains.gap, gap] as const,
        [apart, quarantined] as const,
        [again, repeated] as const,
      ].map(([name, count]) => (count > 0 ? ` · ${name} ${count}` : ''))
      const why = this.#codes(refused)
      const no = why.length > 0 ? ` · ${refusedToday} ${why.join(' · ')}` : ''
      return html`<p data-device=${device}>${label} <span class="soft">${words.ratingsOf(whole + unsigned + gap)}</span>${told}${no}</p>`
    }
    return html`<details><summary>${words.byPad}</summary>${devices.map(line)}</details>`
  }

  #level(level: Level, count: number, answered: number) {
    return html`<li data-level=${level} data-count=${count}>${faceOf(level)}<span>${levelWords(this.words.language, level)} ${level}</span>
      <span class="bar" aria-hidden="true"><i .style=${`transform: scaleX(${count / answered})`}></i></span><span class="count">${count}</span></li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-figures': ManagerFigures
  }
}
