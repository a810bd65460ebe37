import { html, nothing, type TemplateResult } from 'lit/html.js'
import { type Level, LEVELS } from '#shared/domain/evaluation/levels.ts'
import type { Language } from '#shared/i18n/languages.ts'
import { levelWords } from '#shared/i18n/rating-words.ts'
import { faceOf } from '#shared/ui/face.ts'
import { textEms } from '#shared/ui/ticket-size.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { padWords } from './words.ts'

/** From worst to best, as people read a scale. */
const ORDER = [...LEVELS].reverse()
/** Widths are known of a lighter letter. */
const BOLD = 1.08

export interface LevelsShown {
  readonly language: Language
  /** The language that stands beside it; null: none. */
  readonly beside: Language | null
  /** What was pressed last; null: nothing is preselected. */
  readonly pressed: Level | null
  /** They are what the pad shows; false: they lie ready behind it, made and painted, for the next question to come at once. */
  readonly stands: boolean
}

/** The five levels: words, faces and numbers, equal until one is pressed. */
export function padLevels(
  { language, beside, pressed, stands }: LevelsShown,
  choose: (level: Level) => void,
): TemplateResult {
  const longest = Math.max(...ORDER.map((level) => textEms(levelWords(language, level))))
  return html`<ol class="levels" role="list" .style=${`--ems:${(longest * BOLD).toFixed(2)}`} aria-label=${padWords(language).title} aria-hidden=${stands ? nothing : 'true'}>
    ${ORDER.map(
      (level) => html`<li>
      <button data-level=${level} tabindex=${stands ? '0' : '-1'} aria-pressed=${pressed === level ? 'true' : 'false'} @click=${() => choose(level)}>
        ${faceOf(level)}<span class="words"><b>${levelWords(language, level)}</b><small>${level}${beside ? html`<span lang=${localeOf(beside)}>${levelWords(beside, level)}</span>` : nothing}</small></span>
      </button>
    </li>`,
    )}
  </ol>`
}
