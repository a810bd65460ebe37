import { globSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { defineConfig } from 'vite'
import { mockHall } from './tools/dev/mock-hall.ts'

const ROOT = import.meta.dirname
const DISPLAYS = join(ROOT, 'displays')

/** Every page, by app: a folder of displays/ with an index.html is an app; the launcher is the page at `/`. */
function pages(): Record<string, string> {
  const found = globSync('*/index.html', { cwd: DISPLAYS })
  const apps = found.map((page) => [dirname(page), join(DISPLAYS, page)])
  return { launcher: join(DISPLAYS, 'index.html'), ...Object.fromEntries(apps) }
}

export default defineConfig({
  root: DISPLAYS,
  publicDir: join(ROOT, 'public'),
  cacheDir: join(ROOT, '.cache/vite'),
  appType: 'mpa',
  plugins: [mockHall()],
  build: {
    outDir: resolve(ROOT, process.env['HALLCAST_OUT_DIR'] ?? 'dist'),
    emptyOutDir: true,
    // The oldest engine on walls we know of; see the contract's stated minimum.
    target: 'chrome90',
    // tools/size reads what each page loads from it.
    manifest: true,
    // Chromium 90 preloads modules itself, and an inlined font is downloaded by every screen, needed or not.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages() },
  },
  worker: { format: 'es' },
  server: {
    port: 5173,
    proxy: { '/api': 'http://127.0.0.1:8080' },
    fs: { allow: [ROOT] },
  },
})
