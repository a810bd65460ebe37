import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { defineConfig } from 'vite'
import { adoptedStyles } from './tools/build/adopted-styles.ts'
import { plainImports } from './tools/build/plain-imports.ts'
import { plainProperties } from './tools/build/plain-properties.ts'
import { spareCode } from './tools/build/spare-code.ts'
import { staticFields } from './tools/build/static-fields.ts'
import { tightTemplates } from './tools/build/tight-templates.ts'
import { mockHall } from './tools/dev/mock-hall.ts'
import { sharedFiles } from './tools/dev/shared-files.ts'

const { version } = createRequire(import.meta.url)('./package.json') as { version: string }
const ROOT = import.meta.dirname

export default defineConfig({
  root: join(ROOT, 'displays'),
  publicDir: join(ROOT, 'public'),
  cacheDir: join(ROOT, '.cache/vite'),
  appType: 'mpa',
  // What it hands a bundler is already written for browsers of 2015; its modules are a third smaller.
  resolve: { alias: { 'workbox-window': 'workbox-window/Workbox.mjs' } },
  define: { HALLCAST_VERSION: JSON.stringify(version) },
  plugins: [
    mockHall(),
    sharedFiles(),
    adoptedStyles(),
    plainImports(),
    plainProperties(),
    staticFields(),
    tightTemplates(),
    spareCode(),
  ],
  build: {
    outDir: resolve(ROOT, process.env['HALLCAST_OUT_DIR'] ?? 'dist'),
    // The stated minimum is Chromium 90, which knows all the syntax we write but `static` blocks. For anything below 98 the
    // compiler would rewrite every `#private` to WeakMaps, because of a bug in fields we do not have. A test reads what
    // is built.
    target: 'chrome98',
    cssTarget: 'chrome90',
    // A page is one script: there is nothing to preload.
    modulePreload: false,
    // An inlined font is downloaded by every screen, needed or not.
    assetsInlineLimit: 0,
  },
  worker: {
    format: 'es',
    plugins: () => [staticFields(), spareCode()],
    rolldownOptions: { output: { comments: false } },
  },
  // What the hall in a tab needs is found before the first page asks, not while it loads: then it would have to load anew.
  optimizeDeps: { entries: ['**/index.html', '../mocks/main.ts'] },
  server: {
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:8080' },
    fs: { allow: [ROOT] },
  },
})
