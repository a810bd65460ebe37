import { css, html, LitElement } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Freshness } from '#shared/stores/hall-view.ts'
import { baseStyles } from './base-styles.ts'
import { freshnessWords } from './freshness-badge.ts'

/**
 * Honesty of a screen: invisible while its numbers are live, otherwise a small badge that says how old they are.
 * It is the one element of a page that carries `data-freshness`.
 */
@customElement('hall-freshness-badge')
export class HallFreshnessBadge extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
        font-size: calc(var(--u) * 2.5);
        white-space: nowrap;
      }
      :host([data-freshness='live']) {
        display: none;
      }
      p {
        display: flex;
        flex-wrap: wrap;
        gap: 0 0.5em;
        align-items: center;
        padding: 0.22em 0.8em 0.26em;
        border: 0.07em solid var(--ink-2);
        border-radius: 1em;
        color: var(--ink);
        background: var(--card);
      }
      p::before {
        content: '';
        flex: none;
        width: 0.55em;
        height: 0.55em;
        border: 0.14em solid var(--ink-2);
        border-radius: 50%;
      }
      :host([data-freshness='offline']) p::before {
        background: var(--ink-2);
      }
      .beside {
        color: var(--ink-2);
      }
    `,
  ]

  @property({ attribute: false }) freshness: Freshness = 'recovering'
  /** Age of the last word from the hall, ms; null before the first. */
  @property({ attribute: false }) ageMs: number | null = null
  @property({ attribute: false }) languages: readonly string[] = ['zh', 'en']

  override connectedCallback(): void {
    super.connectedCallback()
    this.setAttribute('role', 'status')
    this.dataset['freshness'] = this.freshness
  }

  protected override willUpdate(): void {
    this.dataset['freshness'] = this.freshness
  }

  protected override render() {
    return html`<p>${freshnessWords(this)}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-freshness-badge': HallFreshnessBadge
  }
}
