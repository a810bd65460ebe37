import { css, html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { baseStyles } from '#shared/ui/base-styles.ts'
import type { TakenIn } from './import-files.ts'
import { studioStyles } from './studio-styles.ts'
import type { StudioWords } from './words.ts'

/** So many refused files are named; more are counted. */
const NAMED = 5

/** Recordings that were made elsewhere, from a drop or a choice of files, and what became of them. */
@customElement('voice-studio-import')
export class VoiceStudioImport extends LitElement {
  static override styles = [
    baseStyles,
    studioStyles,
    css`
      .card { padding: 12px 16px; display: grid; gap: 6px; }
      .row { display: flex; align-items: center; gap: 12px; }
      .row { flex-wrap: wrap; }
      .row p { flex: 1 1 300px; font-size: 14px; }
      input { display: none; }
      li { overflow-wrap: anywhere; }
      [role='status']:empty { display: none; }
    `,
  ]

  @state() private _all = 0
  @state() private _taken: readonly TakenIn[] = []

  @property({ attribute: false }) words!: StudioWords
  @property({ attribute: false }) takeIn:
    | ((files: readonly File[], each: (taken: TakenIn) => void) => Promise<void>)
    | undefined

  /** Takes these files; a second lot waits for nobody and is left out while one is read. */
  async bring(files: readonly File[]): Promise<void> {
    if (files.length === 0 || this._taken.length < this._all) return
    this._all = files.length
    this._taken = []
    await this.takeIn?.(files, (taken) => (this._taken = [...this._taken, taken]))
  }

  readonly #onChoose = () => this.renderRoot.querySelector('input')?.click()

  readonly #onFiles = ({ currentTarget }: Event) => {
    const input = currentTarget as HTMLInputElement
    const files = [...(input.files ?? [])]
    input.value = ''
    void this.bring(files)
  }

  protected override render() {
    const { words } = this
    return html`<div class="card">
      <div class="row"><h2>${words.importing}</h2><p class="soft">${words.importHint}</p><button type="button" @click=${this.#onChoose}>${words.chooseFiles}</button></div>
      <input type="file" accept=".wav,audio/wav" multiple tabindex="-1" aria-hidden="true" @change=${this.#onFiles} />
      <div role="status">${this._all > 0 ? this.#became() : nothing}</div></div>`
  }

  #became() {
    const { words, _taken: taken } = this
    if (taken.length < this._all) return words.reading(taken.length, this._all)
    const refused = taken.flatMap((one) => (one.ok ? [] : [one]))
    return html`<p>${words.tookIn(taken.length - refused.length)}${refused.length > 0 ? html` · <strong>${words.refusedFiles(refused.length)}</strong>` : nothing}</p>
      <ul>${refused.slice(0, NAMED).map(({ file, why }) => html`<li>${file}: ${words.refusals[why]}</li>`)}</ul>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'voice-studio-import': VoiceStudioImport
  }
}
