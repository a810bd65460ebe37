import { html, type TemplateResult } from 'lit/html.js'
import { freshnessInWords } from '#shared/i18n/common.ts'
import type { Freshness } from '#shared/stores/hall-view.ts'
import { localeOf } from './two-scripts.ts'

/** How fresh the numbers of a page are, and in which languages it says so. */
export interface FreshnessShown {
  readonly freshness: Freshness
  /** Age of the last word from the hall, ms; null before the first. */
  readonly ageMs: number | null
  readonly languages: readonly string[]
}

/**
 * How old the numbers are, in each language. While they are live the words are hidden, but there: a page that starts from
 * its last paint wears them until it has its own.
 */
export function freshnessWords({ freshness, ageMs, languages }: FreshnessShown): readonly TemplateResult[] {
  return languages.map(
    (language, place) =>
      html`<span class=${place === 0 ? 'lead' : 'beside'} lang=${localeOf(language)}
        >${freshnessInWords(freshness === 'live' ? 'recovering' : freshness, ageMs, language)}</span
      >`,
  )
}

/**
 * The badge of a page whose elements stand in the page itself, styled by `freshness-badge.css`: the one element of it that
 * carries `data-freshness`. Pages whose elements have shadow roots use `hall-freshness-badge`.
 */
export function freshnessBadge(shown: FreshnessShown, hidden = false): TemplateResult {
  return html`<p class="freshness" role="status" data-freshness=${shown.freshness} ?hidden=${hidden}>${freshnessWords(shown)}</p>`
}
