import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spareCode } from './spare-code.ts'

const ROOT = join(import.meta.dirname, '../..')

/**
 * Typeface slices are kept as they are asked for; a schema is for editors; a map for nobody on a wall; a voice is for the one
 * device that speaks, which keeps it itself.
 */
const NOT_KEPT = /\.(?:woff2|map)$|^schema\/|^voice\/[^/]+\/|^mockServiceWorker\.js$|^service-worker\.js$/

/** The hash is in the name: Workbox needs no revision. */
const HASHED = /^assets\/.*-[\w-]{8,}\.\w+$/

interface Entry {
  readonly url: string
  readonly revision: string | null
}

/** Every file of the built pages that a display needs without a server, as Workbox's precache manifest. */
export function precacheManifest(folder: string): readonly Entry[] {
  const files = globSync('**/*.*', { cwd: folder }).map((file) => file.replaceAll('\\', '/'))
  return files
    .filter((file) => !NOT_KEPT.test(file))
    .toSorted()
    .map((file) => ({ url: `/${file}`, revision: HASHED.test(file) ? null : revisionOf(join(folder, file)) }))
}

/** Tells two versions of one file apart: 48 bits are enough for that, and each more is a byte of the worker's script. */
function revisionOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12)
}

/** Builds `displays/service-worker/` into the folder of the finished pages, each of whose files it must name. */
export async function buildServiceWorker(folder: string): Promise<void> {
  const { build } = await import('vite')
  await build({
    configFile: false,
    logLevel: 'warn',
    root: ROOT,
    publicDir: false,
    plugins: [spareCode()],
    define: {
      'process.env.NODE_ENV': '"production"',
      'self.__WB_MANIFEST': JSON.stringify(precacheManifest(folder)),
    },
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome90',
      modulePreload: false,
      rolldownOptions: {
        input: join(ROOT, 'displays/service-worker/worker.ts'),
        output: { format: 'iife', entryFileNames: 'service-worker.js' },
      },
    },
  })
}
