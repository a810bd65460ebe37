import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from './base-styles.ts'
import { emergencyStyles } from './emergency-styles.ts'
import { PLAIN_WORDS, type PlainReason } from './plain-words.ts'
import { signInAddress } from './sign-in-address.ts'
import { twoScripts } from './two-scripts.ts'

/**
 * A page that has nothing of its own to show, or in an emergency must not, says why, in plain words, and never offers a setting.
 * Only where a person stands at the screen (`attended`) is there a way to the launcher; and who works there goes on working in an
 * emergency, which is a bar above the work then.
 */
@customElement('hall-plain-page')
export class HallPlainPage extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        height: 100%;
        min-height: 60vh;
        place-content: center;
        padding: 8vmin;
        text-align: center;
        background: var(--paper);
        color: var(--ink);
        line-height: 1.4;
      }
      h1 {
        font-size: clamp(24px, 5vmin, 110px);
        font-weight: 600;
        color: var(--water);
      }
      p {
        margin-top: 0.9em;
        font-size: clamp(16px, 2.8vmin, 62px);
      }
      .beside {
        display: block;
        color: var(--ink-2);
        font-weight: 400;
      }
      h1 .beside {
        font-size: 0.6em;
      }
      p .beside {
        font-size: 0.88em;
      }
      /* A strip or a sign over a counter: low and wide, read from afar. */
      @media (min-aspect-ratio: 3/1) {
        :host {
          min-height: 0;
          padding: 0 4vmin;
          line-height: 1.25;
        }
        h1 {
          font-size: 17vmin;
        }
        p {
          margin-top: 0.6em;
          font-size: 10vmin;
        }
      }
      a {
        display: inline-block;
        min-height: 48px;
        padding: 0.55em 1.6em;
        border: 1px solid var(--water);
        border-radius: 9em;
        color: var(--water);
        text-decoration: none;
      }
      a:focus-visible {
        outline: 3px solid var(--water);
        outline-offset: 3px;
      }
    `,
    emergencyStyles,
  ]

  @property({ attribute: false }) reason: PlainReason = 'connecting'
  @property({ attribute: false }) languages: readonly string[] = ['zh', 'en']
  /** A person stands at this screen and can choose another page. */
  @property({ type: Boolean }) attended = false

  protected override willUpdate(): void {
    // Few screens ever need it: one that is let in never again.
    if (this.reason === 'not-paired') void import('./hall-pairing.ts')
    this.toggleAttribute('emergency', this.reason === 'emergency')
    this.toggleAttribute('bar', this.reason === 'emergency' && this.attended)
  }

  /**
   * A last paint is a page's HTML, in which no shadow is written: in an emergency this one stands beside it as a template
   * that the next start makes a shadow of, with its styles. Chromium below 111 knows the template by its older name.
   */
  protected override updated(): void {
    if (this.reason !== 'emergency') return this.replaceChildren()
    const copy = document.createElement('template')
    for (const name of ['shadowrootmode', 'shadowroot']) copy.setAttribute(name, 'open')
    const styles = HallPlainPage.styles.map(({ cssText }) => cssText).join('')
    copy.innerHTML = `<style>${styles}</style>${this.shadowRoot!.innerHTML}`
    this.replaceChildren(copy)
  }

  protected override render() {
    if (this.reason === 'not-paired')
      return html`<hall-pairing .plainWords=${PLAIN_WORDS} .languages=${this.languages} .attended=${this.attended}></hall-pairing>`
    const { title, cure } = PLAIN_WORDS[this.reason]
    if (this.reason === 'emergency') {
      // Whoever stands in the hall is meant, in whatever languages it speaks otherwise.
      const languages = [...new Set([...this.languages, 'zh', 'en'])]
      return html`<div role="alert"><h1>${twoScripts(title, languages)}</h1><p>${twoScripts(cure, languages)}</p></div>`
    }
    return html`<h1>${twoScripts(title, this.languages)}</h1>
      <p>${twoScripts(cure, this.languages)}</p>
      ${
        this.attended && (this.reason === 'no-right' || this.reason === 'signed-out')
          ? html`<p><a href=${signInAddress()}>${twoScripts({ zh: '登录', en: 'Sign in' }, this.languages)}</a></p>`
          : nothing
      }
      ${
        this.attended
          ? html`<p><a href="/">${twoScripts({ zh: '全部屏幕', en: 'All screens' }, [this.languages[0] ?? 'zh'])}</a></p>`
          : nothing
      }`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hall-plain-page': HallPlainPage
  }
}
