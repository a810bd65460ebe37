import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { Instant } from '#shared/domain/time/instant.ts'
import type { Audit, Session } from '#shared/protocol/api.ts'
import { baseStyles } from '#shared/ui/base-styles.ts'
import { managerStyles } from './manager-styles.ts'
import { type ManagerWords, whenOf } from './words.ts'

/** So much of a hash is read aloud or written down; the chain is checked with all of it. */
const HASH_SHOWN = 16

/** The end of the chain of privileged acts, who is signed in, and the way out. */
@customElement('manager-foot')
export class ManagerFoot extends LitElement {
  static override styles = [
    baseStyles,
    managerStyles,
    css`
      footer { display: flex; align-items: center; justify-content: space-between; flex-wrap: wrap; gap: 8px 20px; padding-top: 10px; border-top: 1px solid var(--line); }
      code { font: 14px/1.4 ui-monospace, Consolas, monospace; overflow-wrap: anywhere; user-select: all; }
      .out { display: flex; align-items: center; gap: 12px; }
    `,
  ]

  @property({ attribute: false }) words!: ManagerWords
  @property({ attribute: false }) audit: Audit | null = null
  @property({ attribute: false }) session: Session | null = null
  @property({ attribute: false }) timeZone = 'UTC'
  @property({ attribute: false }) signOut: () => void = () => {}

  protected override render() {
    const { words, session } = this
    const person = session?.person
    return html`<footer>
      <p class="soft" title=${words.auditTitle}>${this.#head()}</p>
      <div class="out">${person ? html`<span>${person.name}</span><button type="button" @click=${this.signOut}>${words.signOut}</button>` : html`<span class="soft">${words.demo}</span>`}
        <a class="button all" href="/">${words.allScreens}</a></div>
    </footer>`
  }

  #head() {
    const { words, audit, timeZone } = this
    if (!audit) return nothing
    const { number, hash } = audit.head
    // The last act of all may be another hall's.
    const last = audit.entries[audit.entries.length - 1]
    const at = last?.number === number ? last.at : undefined
    if (number === 0) return words.auditEmpty
    return html`${words.auditHead(number)} <code title=${hash}>${hash.slice(0, HASH_SHOWN)}</code>${at ? html` · ${whenOf(at as Instant, timeZone, words)}` : nothing}`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-foot': ManagerFoot
  }
}
