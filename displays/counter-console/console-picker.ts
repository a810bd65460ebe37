import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { QueueState } from '#shared/domain/queue/state.ts'
import { consoleStyles } from './console-styles.ts'
import { labelOf } from './labels.ts'
import type { ConsoleWords } from './words.ts'

/** The address names no counter of this hall: the clerk picks one, and sees who sits where. */
@customElement('console-picker')
export class ConsolePicker extends LitElement {
  static override styles = [
    consoleStyles,
    css`
      main { max-width: 1008px; margin: 0 auto; padding: 48px 24px; }
      h1 { font-size: 28px; color: var(--water); }
      p { margin-top: 6px; }
      ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 12px; margin: 24px 0 32px; }
      a { color: inherit; text-decoration: none; border-radius: 12px; }
      ul a { display: block; min-height: 84px; padding: 14px 18px; border: 1px solid var(--line); background: var(--card); }
      ul a:hover { border-color: var(--water); }
      strong { display: block; font-size: 22px; font-weight: 600; }
      .home { display: inline-block; padding: 11px 18px; border: 1px solid var(--line); }
    `,
  ]

  @property({ attribute: false }) words!: ConsoleWords
  @property({ attribute: false }) queue!: QueueState
  /** What the address asked for, when it asked for something the hall does not have. */
  @property({ attribute: false }) asked: string | null = null
  /** The page's own address parameters, kept when a counter is added to them. */
  @property({ attribute: false }) parameters = new URLSearchParams()

  protected override render() {
    const { words, queue, asked } = this
    return html`<main>
      <h1>${words.pick}</h1>
      ${asked ? html`<p role="alert">${words.noSuchCounter(asked)}</p>` : nothing}
      <ul>${queue.counters.map((counter) => {
        const clerk = queue.hall?.staff.find(({ id }) => id === counter.staff)?.name
        return html`<li><a href=${this.#address(counter.id)}><strong>${labelOf(counter.label, words)}</strong><span class="soft">${[words.states[counter.state], clerk].filter(Boolean).join(' · ')}</span></a></li>`
      })}</ul>
      <a class="home" href="/">${words.allScreens}</a>
    </main>`
  }

  #address(counter: string): string {
    const parameters = new URLSearchParams(this.parameters)
    parameters.set('counter', counter)
    return `?${parameters.toString()}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'console-picker': ConsolePicker
  }
}
