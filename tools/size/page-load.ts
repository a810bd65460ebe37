import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { parseSync } from 'vite'
import { COMPRESS_FROM } from '#server/node/packed.ts'

/** What a screen of a live hall loads until it is settled. */
export interface PageLoad {
  /** `launcher` for the page at `/`. */
  readonly app: string
  /** Its scripts, those that come late among them, and the worker that reads the stream: paths under the built pages. */
  readonly scripts: readonly string[]
  /** Bytes of these scripts as the server sends them, each compressed by itself. */
  readonly bytes: number
  /** The page, its scripts, its style sheets, and the stream if a worker reads one. Typefaces come later. */
  readonly requests: number
}

/** What only some screens load, by the name of its file. Whatever is not named here is counted. */
const ON_DEMAND: ReadonlySet<string> = new Set([
  // A board that hangs as a strip of LEDs.
  'board-led',
  // A page that has no hall to show, or an emergency instead of it; and one that is not let in yet.
  'hall-plain-page',
  'hall-pairing',
  // A page whose manager looks for it.
  'hall-identify',
  // What makes a page part of a device that was let in: in a demo nobody is. It stands in a line of its own.
  'device-page',
  'open-device-link',
  // A screen that speaks (`?speak=`): in a line of its own too.
  'speak',
  // A pad whose customer is not satisfied; one whose disk fails, and which hands its question to a phone.
  'pad-reasons',
  'pad-phone',
  // A browser without shared workers reads the stream in the page.
  'open-hub',
  // A page that meets a newer version of itself.
  'newer-version',
])

const TAG = /<(?:script|link)\b[^>]*>/g
const SCRIPT = /<script\b[^>]*\ssrc="\/([^"]+)"|<link\b[^>]*rel="modulepreload"[^>]*href="\/([^"]+)"/
const SHEET = /<link\b[^>]*rel="stylesheet"[^>]*href="\/([^"]+)"/
/** How a page's script names the shared worker it starts. */
const WORKER = /assets\/hall\.worker-[\w-]+\.js/
/** `board-led` of `assets/board-led-1a2b3c4d.js`. */
const NAME = /([^/]+?)(?:-[\w-]{8})?\.js$/

/** What each page of the built pages in `dist` loads. */
export function pageLoads(dist: string): readonly PageLoad[] {
  return globSync('{.,*}/index.html', { cwd: dist })
    .toSorted()
    .map((page) => loadOf(dist, page))
}

/** Bytes of a script as the server sends it. */
export function sentBytes(dist: string, script: string): number {
  const code = readFileSync(join(dist, script))
  return code.length < COMPRESS_FROM ? code.length : brotliCompressSync(code).length
}

/** Bytes of scripts that come late and only to some, by the names of their files: each as large as the largest page has it. */
export function lateBytes(dist: string, ...names: readonly string[]): number {
  const largest = (name: string): number =>
    Math.max(...globSync(`assets/${name}-*.js`, { cwd: dist }).map((script) => sentBytes(dist, script)))
  return names.reduce((sum, name) => sum + largest(name), 0)
}

/** Loaded by some screens only. */
export function isOnDemand(script: string): boolean {
  return ON_DEMAND.has(NAME.exec(script)?.[1] ?? '')
}

function loadOf(dist: string, page: string): PageLoad {
  const tags = readFileSync(join(dist, page), 'utf8').match(TAG) ?? []
  const named = (pattern: RegExp) => tags.flatMap((tag) => pattern.exec(tag)?.slice(1).filter(Boolean) ?? [])
  const found = new Map<string, string>()
  for (const script of named(SCRIPT)) withImports(dist, script, found)
  const [worker] = [...found.values()].flatMap((code) => WORKER.exec(code) ?? [])
  const scripts = [...found.keys(), ...(worker === undefined ? [] : [worker])]
  return {
    app: dirname(page) === '.' ? 'launcher' : dirname(page),
    scripts,
    bytes: scripts.reduce((sum, script) => sum + sentBytes(dist, script), 0),
    requests: 1 + scripts.length + new Set(named(SHEET)).size + (worker === undefined ? 0 : 1),
  }
}

/** A script and all that it imports, at once or late. */
function withImports(dist: string, script: string, found: Map<string, string>): void {
  if (found.has(script) || isOnDemand(script)) return
  const code = readFileSync(join(dist, script), 'utf8')
  found.set(script, code)
  const { staticImports, staticExports, dynamicImports } = parseSync(script, code).module
  const named = [...staticImports, ...staticExports.flatMap(({ entries }) => entries)]
    .flatMap(({ moduleRequest }) => moduleRequest?.value ?? [])
    .concat(dynamicImports.map(({ moduleRequest: { start, end } }) => code.slice(start + 1, end - 1)))
  for (const request of named) withImports(dist, posix.join(posix.dirname(script), request), found)
}
