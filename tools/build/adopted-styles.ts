import type { Plugin } from 'vite'

/** Lit asks each browser whether a shadow root can adopt style sheets, and carries what it does where none can. */
const ASKS =
  't.ShadowRoot&&(void 0===t.ShadyCSS||t.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype'

/** What Lit tells a developer who puts something else than styles into styles; the compiler has told us before. */
const TELLS =
  "\"Value passed to 'css' function must be a 'css' function result: \"+t+\". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.\""

/**
 * Answers Lit's question at build time: every browser from the stated minimum on can, so the other way is no part of a page.
 * The check of what is put into styles stays; its prose goes.
 */
export function adoptedStyles(): Plugin {
  return {
    name: 'hallcast-adopted-styles',
    apply: 'build',
    transform: {
      filter: { id: /@lit\/reactive-element\/css-tag\.js$/ },
      handler: (code) => ({ code: withAdoptedStyles(code), map: null }),
    },
  }
}

/** @throws {Error} when Lit is written otherwise than in the version this is for */
export function withAdoptedStyles(code: string): string {
  if (!code.includes(ASKS) || !code.includes(TELLS))
    throw new Error('css-tag.js of Lit has changed: see tools/build/adopted-styles.ts')
  return code.replace(ASKS, '!0').replace(TELLS, '"no css: "+t')
}
