import { parseSync, type Plugin, Visitor } from 'vite'
import { type Edit, editCode } from './edit-code.ts'

/** Vite wraps each `import()` in a helper from this module. */
const HELPER = /^\0vite\/preload-helper\.js$/

/** The name of the helper. */
const HELPED = '__vitePreload'

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
    renderChunk: (code) => (code.includes(HELPED) ? { code: withPlainImports(code), map: null } : null),
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

/** The script with every `__vitePreload(load, …)` as the call of `load` that it comes to. */
export function withPlainImports(code: string): string {
  const edits: Edit[] = []
  const visitor = new Visitor({
    CallExpression({ callee, arguments: [load, rest], end }) {
      if (callee.type !== 'Identifier' || callee.name !== HELPED || !load || !rest) return
      edits.push({ start: callee.start, end: load.start, text: '(' }, { start: load.end, end, text: ')()' })
    },
  })
  visitor.visit(parseSync('chunk.js', code).program)
  return editCode(code, edits)
}
