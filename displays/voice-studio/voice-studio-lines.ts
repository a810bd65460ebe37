import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { LineKind, ScriptLine } from '#shared/audio/recording/script.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { localeOf } from '#shared/ui/two-scripts.ts'
import { VoiceStudioLineChosen } from './events.ts'
import type { StudioState } from './studio.ts'
import { studioStyles } from './studio-styles.ts'
import type { StudioWords } from './words.ts'

/** The script, line by line, with what of it is recorded; one stop for the Tab key, arrows inside. */
@customElement('voice-studio-lines')
export class VoiceStudioLines extends LitElement {
  static override styles = [
    baseStyles,
    studioStyles,
    css`
      :host { position: absolute; inset: 0; display: flex; flex-direction: column; overflow: hidden; }
      h2 { padding: 10px 14px 6px; }
      .list { flex: 1; overflow-y: auto; padding: 0 8px 8px; }
      h3 { padding: 10px 6px 2px; color: var(--ink-2); font-size: 14px; }
      button { width: 100%; min-height: 34px; padding: 4px 8px; border-color: transparent; background: transparent; justify-content: flex-start; text-align: start; border-radius: 8px; white-space: normal; }
      button[aria-current] { background: var(--water-soft); border-color: var(--water); font-weight: 600; }
      button:focus-visible { outline-offset: -3px; }
      .mark { flex: none; width: 14px; height: 14px; border-radius: 50%; border: 2px solid var(--rest); }
      [data-state='kept'] .mark { background: var(--water); border-color: var(--water); }
      [data-state='doubtful'] .mark { background: linear-gradient(90deg, var(--water) 50%, transparent 50%); border-color: var(--water); }
      .says { flex: 1; overflow-wrap: anywhere; }
    `,
  ]

  @property({ attribute: false }) words!: StudioWords
  @property({ attribute: false }) state!: StudioState

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state')
    if (before?.at === this.state.at && before.script === this.state.script) return
    const current = this.renderRoot.querySelector<HTMLElement>('[aria-current]')
    if (current) this.#show(current)
    // Whoever walks through the list by keyboard takes the focus along.
    if (this.renderRoot instanceof ShadowRoot && this.renderRoot.activeElement) current?.focus()
  }

  /** Moves the list alone: the page shall stand still under whoever records. */
  #show(line: HTMLElement): void {
    const list = this.renderRoot.querySelector<HTMLElement>('.list')!
    const [inside, around] = [line.getBoundingClientRect(), list.getBoundingClientRect()]
    const middle = (inside.top + inside.bottom - around.top - around.bottom) / 2
    if (inside.top < around.top || inside.bottom > around.bottom) list.scrollTop += middle
  }

  protected override render() {
    const { script } = this.state
    const kinds = [...new Set(script.map(({ kind }) => kind))]
    return html`<h2 id="lines">${this.words.lines}</h2><div class="list" lang=${localeOf(this.state.project.language)}>${kinds.map((kind) => this.#chapter(kind))}</div>`
  }

  #chapter(kind: LineKind) {
    const lines = this.state.script.map((line, at) => ({ line, at })).filter(({ line }) => line.kind === kind)
    return html`<h3 id=${kind} lang=${this.words.language}>${this.words.kinds[kind]}</h3>
      <ol role="list" aria-labelledby=${kind}>${repeat(
        lines,
        ({ line }) => line.name,
        ({ line, at }) => this.#line(line, at),
      )}</ol>`
  }

  #line({ name, says }: ScriptLine, at: number) {
    const isCurrent = at === this.state.at
    const take = this.state.takes.get(name)
    const state = take === undefined ? 'open' : take.findings.length > 0 ? 'doubtful' : 'kept'
    const choose = () => this.dispatchEvent(new VoiceStudioLineChosen(at))
    return html`<li><button type="button" data-line=${name} data-state=${state} tabindex=${isCurrent ? 0 : -1} aria-current=${isCurrent ? 'step' : nothing} @click=${choose}>
      <span class="mark" aria-hidden="true"></span><span class="says">${says}</span><span class="for-ears" lang=${this.words.language}>${this.words.lineState[state]}</span></button></li>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voice-studio-lines': VoiceStudioLines
  }
}
