import { css, html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import { baseStyles } from './base-styles.ts'
import { signInAddress } from './sign-in-address.ts'
import { twoScripts } from './two-scripts.ts'

/** Why a page has nothing of its own to show. */
export type PlainReason =
  | 'unknown-hall'
  | 'unknown-counter'
  | 'no-counter'
  | 'unknown-zone'
  | 'no-right'
  | 'not-paired'
  | 'signed-out'
  | 'connecting'

/** What is said for every reason but that of a screen at the door, which has a code to show. */
export type PlainWords = Readonly<
  Record<Exclude<PlainReason, 'not-paired'>, { title: { zh: string; en: string }; cure: { zh: string; en: string } }>
>

const SAID: PlainWords = {
  'unknown-hall': {
    title: { zh: '没有找到这个营业厅', en: 'This hall is not known here' },
    cure: { zh: '请检查网址中的 hall= 后面的名称。', en: 'Please check the name after hall= in the address.' },
  },
  'unknown-counter': {
    title: { zh: '没有找到这个窗口', en: 'This hall has no such counter' },
    cure: {
      zh: '请检查网址中 counter= 后面的窗口编号。',
      en: 'Please check the counter after counter= in the address.',
    },
  },
  'no-counter': {
    title: { zh: '网址没有指明窗口', en: 'The address names no counter' },
    cure: { zh: '请在网址后面加上 ?counter= 和窗口编号。', en: 'Please add ?counter= and the counter to the address.' },
  },
  'unknown-zone': {
    title: { zh: '没有找到这个等候区', en: 'This hall has no such waiting zone' },
    cure: { zh: '请检查网址中的 zone= 后面的名称。', en: 'Please check the name after zone= in the address.' },
  },
  'no-right': {
    title: { zh: '此屏幕尚未获得授权', en: 'This screen may not see the hall yet' },
    cure: { zh: '请联系大堂经理。', en: 'Please ask the lobby manager.' },
  },
  'signed-out': {
    title: { zh: '请先登录', en: 'Please sign in' },
    cure: { zh: '登录后即可在此窗口办理业务。', en: 'Then you can work at this counter.' },
  },
  connecting: {
    title: { zh: '正在连接营业厅', en: 'Connecting to the hall' },
    cure: { zh: '请稍候，屏幕会自动恢复。', en: 'One moment: the screen will come up by itself.' },
  },
}

/**
 * A page that has nothing of its own to show says why, in plain words, and never offers a setting.
 * Only where a person stands at the screen (`attended`) is there a way to the launcher.
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
  ]

  @property({ attribute: false }) reason: PlainReason = 'connecting'
  @property({ attribute: false }) languages: readonly string[] = ['zh', 'en']
  /** A person stands at this screen and can choose another page. */
  @property({ type: Boolean }) attended = false

  protected override willUpdate(): void {
    // Few screens ever need it: one that is let in never again.
    if (this.reason === 'not-paired') void import('./hall-pairing.ts')
  }

  protected override render() {
    if (this.reason === 'not-paired')
      return html`<hall-pairing .plainWords=${SAID} .languages=${this.languages} .attended=${this.attended}></hall-pairing>`
    const { title, cure } = SAID[this.reason]
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
