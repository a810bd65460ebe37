import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Level } from '#shared/domain/evaluation/levels.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { faceOf } from '#shared/ui/face.ts'
import { padStyles } from './pad-styles.ts'

/** One sentence in the middle of the pad, with a face or without: thanks, trouble, nobody there. */
@customElement('pad-message')
export class PadMessage extends LitElement {
  static override styles = [
    baseStyles,
    padStyles,
    css`
      :host { display: grid; align-content: center; justify-items: center; text-align: center; gap: calc(var(--t) * 1); padding: 0 6vw; }
      h1 { font-size: calc(var(--t) * 2.3); text-wrap: balance; }
      .face { width: min(26vmin, 200px); }
      p { max-width: 32em; }
    `,
  ]

  @property() heading = ''
  @property() text = ''
  @property({ attribute: false }) level: Level | null = null

  protected override render() {
    return html`${this.level === null ? nothing : faceOf(this.level)}
      <h1 tabindex="-1">${this.heading}</h1>
      ${this.text === '' ? nothing : html`<p class="second">${this.text}</p>`}<slot></slot>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'pad-message': PadMessage
  }
}
