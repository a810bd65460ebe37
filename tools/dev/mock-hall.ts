import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const ROOT = join(import.meta.dirname, '../..')
const WORKER = '/mockServiceWorker.js'
const ENTRY = '/@mock-entry'

/** A page's own module script: `main.ts` with any folder before it. */
const MAIN_SCRIPT = /(<script\b[^>]*\bsrc=")([^"]*\bmain\.ts)(")/g

/** The module a page starts with in mode mock: first a hall in the tab, then the page as it is. */
function entryOf(app: string): string {
  const from = (path: string) => JSON.stringify(join(ROOT, path))
  return `import { startMock } from ${from('mocks/main.ts')}
await startMock()
await import(${from(`displays/${app}/main.ts`)})`
}

/**
 * `npm run dev:mock`: every page runs against a whole hall in its own tab, without a server.
 * The joint is here and in mocks/main.ts, so that no display knows of mocks.
 */
export function mockHall(): Plugin {
  return {
    name: 'hallcast-mock-hall',
    apply: (_config, { command, mode }) => command === 'serve' && mode === 'mock',
    configureServer(server) {
      const file = createRequire(import.meta.url).resolve('msw/mockServiceWorker.js')
      server.middlewares.use(WORKER, (_request, response) => {
        response.setHeader('content-type', 'text/javascript').end(readFileSync(file))
      })
    },
    resolveId: (id) => (id.startsWith(ENTRY) ? id : undefined),
    load(id) {
      if (!id.startsWith(ENTRY)) return undefined
      return entryOf(new URLSearchParams(id.split('?')[1]).get('app') ?? 'launcher')
    },
    transformIndexHtml: {
      order: 'pre',
      handler: (html, { path }) =>
        html.replace(MAIN_SCRIPT, (_all, before, source, after) => {
          const main = new URL(source, new URL(path, 'http://displays')).pathname
          return `${before}${ENTRY}?app=${main.split('/').at(-2)}${after}`
        }),
    },
  }
}
