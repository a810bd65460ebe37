import type { Plugin } from 'vite'

/** Vite wraps each `import()` in a helper from this module. */
const HELPER = /^\0vite\/preload-helper\.js$/

/**
 * Leaves `import()` to the browser. Vite's own helper first fetches the scripts and style sheets that a late chunk needs,
 * for half a kilobyte on every page; ours need none, and this says so if that changes.
 */
export function plainImports(): Plugin {
  return {
    name: 'hallcast-plain-imports',
    apply: 'build',
    enforce: 'pre',
    load: { filter: { id: HELPER }, handler: () => 'export const __vitePreload = (load) => load()' },
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && !chunk.isEntry && chunk.viteMetadata?.importedCss.size)
          this.error(
            `${chunk.fileName} is loaded late and needs a style sheet: use css\`…\`, or link the sheet yourself`,
          )
      }
    },
  }
}
