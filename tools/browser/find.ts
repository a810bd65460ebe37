import { spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { SWITCHED_OFF } from './features.ts'

/** A Chromium that tests can drive, and the flags it must be started with on this machine. */
export interface Browser {
  readonly executablePath: string
  readonly args: readonly string[]
}

/**
 * Quiet on the network, because a browser's own background requests hang or fail on closed networks; and without pages
 * of its own beside ours.
 */
const QUIET = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

/** Where installers put browsers outside PATH. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * Finds a browser, or gets one: HALLCAST_CHROMIUM, then what is installed, then Playwright's cache, then a package.
 * `alsoOff`: features that stay off beside those that always do.
 *
 * @throws {Error} saying what to install, when nothing can be had
 */
export async function findBrowser(...alsoOff: readonly string[]): Promise<Browser> {
  const executablePath = named() ?? installed() ?? cached() ?? (await packaged()) ?? downloaded()
  if (!executablePath) throw new Error('No Chromium found: install one, or name one in HALLCAST_CHROMIUM.')
  // Test files run in processes of their own and ask again.
  process.env['HALLCAST_CHROMIUM'] = executablePath
  // Chromium refuses to sandbox for root, which is who runs CI.
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...QUIET,
    `--disable-features=${[...SWITCHED_OFF, ...alsoOff].join(',')}`,
  ]
  return { executablePath, args }
}

function named(): string | undefined {
  const path = process.env['HALLCAST_CHROMIUM']
  if (path && !existsSync(path)) throw new Error(`HALLCAST_CHROMIUM names ${path}, which does not exist.`)
  return path
}

function installed(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const onPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...PLACES].find((path) => existsSync(path))
}

/** A Chromium that Playwright downloaded earlier, the newest one. */
function cached(): string | undefined {
  const caches = ['.cache/ms-playwright', 'Library/Caches/ms-playwright', 'AppData/Local/ms-playwright']
  const patterns = ['chromium-*/chrome-*/{chrome,chrome.exe}', 'chromium-*/chrome-*/*.app/Contents/MacOS/*']
  const found = caches.flatMap((cache) => patterns.flatMap((pattern) => [...globIn(join(homedir(), cache), pattern)]))
  return found.toSorted().at(-1)
}

function globIn(cwd: string, pattern: string): string[] {
  return existsSync(cwd) ? globSync(pattern, { cwd }).map((path) => join(cwd, path)) : []
}

/** Chromium out of the npm registry, fetched into a folder of its own: often the only download a closed network allows. */
async function packaged(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const folder = join(import.meta.dirname, 'chromium')
  if (!existsSync(join(folder, 'node_modules')) && runtime.npm(['ci', '--loglevel=error'], folder) !== 0)
    return undefined
  // The package unpacks into TMPDIR, once, and asks the Lambda runtime's name which system libraries to bring along.
  const { TMPDIR } = process.env
  const unpacked = join(folder, 'node_modules/.unpacked')
  mkdirSync(unpacked, { recursive: true })
  process.env['TMPDIR'] = unpacked
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs22.x'
  const entry = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium')
  const { default: chromium } = (await import(entry)) as SparticuzChromium
  const executablePath = await chromium.executablePath()
  if (TMPDIR === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = TMPDIR
  return executablePath
}

const runtime = createRequire(import.meta.url)('../node/runtime.cjs') as {
  npm(args: readonly string[], folder: string): number
}

interface SparticuzChromium {
  readonly default: { executablePath(): Promise<string> }
}

/** The last resort: Playwright's own download. */
function downloaded(): string | undefined {
  const cli = createRequire(import.meta.url).resolve('playwright-core/cli.js')
  const { status } = spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: ['ignore', 2, 2] })
  return status === 0 ? cached() : undefined
}
