import { globSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { packPages } from './pack-pages.ts'
import { readyTemplates } from './ready-templates.ts'
import { buildServiceWorker } from './service-worker.ts'

const ROOT = join(import.meta.dirname, '../..')
const DISPLAYS = join(ROOT, 'displays')

/** Makes all pages of a hall in that folder, with their service worker, packed. */
export async function makePages(folder: string): Promise<void> {
  // Vite leaves NODE_ENV at production, and what is started from this process later must not inherit it.
  const { NODE_ENV = '' } = process.env
  process.env['HALLCAST_OUT_DIR'] = folder
  const late = await buildLate()
  for (const [app, page] of pages()) await buildPage(app, page, late)
  await buildServiceWorker(folder)
  await packPages(folder)
  process.env['NODE_ENV'] = NODE_ENV
  delete process.env['HALLCAST_OUT_DIR']
}

/** Every page, by app: a folder of displays/ with an index.html is an app; the launcher is the page at `/`. */
function pages(): readonly (readonly [app: string, page: string])[] {
  const apps = globSync('*/index.html', { cwd: DISPLAYS }).toSorted()
  return [['launcher', 'index.html'], ...apps.map((page) => [dirname(page), page] as const)]
}

/** What only some screens load, and late: by which of them brings another, the other first. */
const LATE = [
  'shared/ui/speak.ts',
  'shared/ui/hall-identify.ts',
  'shared/ui/hall-pairing.ts',
  'shared/ui/hall-plain-page.ts',
  'shared/ui/device-page.ts',
  'shared/sync/open-device-link.ts',
  'shared/sync/open-hub.ts',
  'shared/stores/newer-version.ts',
].map((path) => join(ROOT, path))

/** Addresses of what is loaded late, by source file. */
type Late = ReadonlyMap<string, string>

/**
 * Builds each late part once and by itself, at one address for all pages: were it a part of each page, pages would hand
 * it what they share, and a board that needs none of it would carry the names of that.
 */
async function buildLate(): Promise<Late> {
  const late = new Map<string, string>()
  for (const path of LATE) {
    const { output } = (await build({
      configFile: join(ROOT, 'vite.config.ts'),
      logLevel: 'warn',
      plugins: [lateFrom(late)],
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        rolldownOptions: {
          input: { [basename(path, '.ts')]: path },
          preserveEntrySignatures: 'strict',
          checks: { ineffectiveDynamicImport: false, pluginTimings: false },
          output: { entryFileNames: 'assets/[name]-[hash].js', topLevelVar: false, codeSplitting: false },
        },
      },
    })) as Rolldown.RolldownOutput
    late.set(path, `/${output[0].fileName}`)
  }
  return late
}

/** Has a page load what comes late from where it was built. */
function lateFrom(late: Late): Plugin {
  return {
    name: 'late',
    enforce: 'pre',
    resolveId(id, importer) {
      const address = importer && late.get(resolve(dirname(importer), id))
      return address ? { id: address, external: 'absolute' } : null
    },
  }
}

/** Screens that nobody touches: see {@link readyTemplates}. */
const UNTOUCHED: ReadonlySet<string> = new Set(['call-board'])

/**
 * Builds one page by itself, all that it needs to paint in one script. A wall shows one page for months: what several
 * apps use is then in each of their scripts, but compressed together, which saves a board 3 kB and seven requests.
 */
async function buildPage(app: string, page: string, late: Late): Promise<void> {
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [lateFrom(late), ...(UNTOUCHED.has(app) ? [readyTemplates()] : [])],
    // What reads the stream is a part of the worker; of a page only where there is none.
    worker: { plugins: () => [lateFrom(new Map([...late].filter(([path]) => path.endsWith('link.ts'))))] },
    build: {
      emptyOutDir: false,
      copyPublicDir: app === 'launcher',
      rolldownOptions: {
        input: { [app]: join(DISPLAYS, page) },
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
        // What a board loads late a console needs at once; and how long a slow machine took is no news to who starts a hall.
        checks: { ineffectiveDynamicImport: false, pluginTimings: false },
        // Constants stay constants: what the compiler knows it writes where it is used.
        output: { topLevelVar: false, codeSplitting: { groups: [{ name: app, tags: ['$initial'] }] } },
      },
    },
  })
}
