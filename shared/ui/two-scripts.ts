import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Words } from '#shared/domain/queue/config.ts'

/** BCP 47 tag of a dictionary's language, for `lang` attributes and `Intl`. */
export function localeOf(language: string): string {
  return language === 'zh' ? 'zh-CN' : language
}

/** The words in the first of these languages that has them; Chinese always has. */
export function wordsIn(words: Words, language: string): string {
  return words[language] || words.zh
}

/**
 * One hierarchy for two scripts: the hall's first language leads, the others stand beside it, smaller and lighter.
 * Styled by the element that shows it: `.lead` and `.beside`.
 */
export function twoScripts(words: Words, languages: readonly string[]): TemplateResult {
  const [lead = 'zh', ...beside] = languages
  return html`<span class="lead" lang=${localeOf(lead)}>${wordsIn(words, lead)}</span>${beside.map((language) =>
    words[language] ? html` <span class="beside" lang=${localeOf(language)}>${words[language]}</span>` : nothing,
  )}`
}
