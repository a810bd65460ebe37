import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { parseSync } from 'vite'

/** What a screen must fetch before it can paint its hall. */
export interface PageLoad {
  /** `launcher` for the page at `/`. */
  readonly app: string
  /** Brotli bytes of its scripts, each compressed by itself, as a server sends them. */
  readonly bytes: number
  /** The page, its scripts and its style sheets, and the worker that reads the stream. Typefaces come later. */
  readonly requests: number
}

const TAG = /<(?:script|link)\b[^>]*>/g
const SCRIPT = /<script\b[^>]*\ssrc="\/([^"]+)"|<link\b[^>]*rel="modulepreload"[^>]*href="\/([^"]+)"/
const SHEET = /<link\b[^>]*rel="stylesheet"[^>]*href="\/([^"]+)"/
/** How a page's script names the shared worker it starts. */
const WORKER = /assets\/hall\.worker-[\w-]+\.js/

/** What each page of the built pages in `dist` loads at once. */
export function pageLoads(dist: string): readonly PageLoad[] {
  return globSync('{.,*}/index.html', { cwd: dist })
    .toSorted()
    .map((page) => loadOf(dist, page))
}

/** Brotli bytes of the one script in `dist/assets` that goes by this name; null when there is none, or more than one. */
export function bytesOf(dist: string, name: string): number | null {
  const [file, another] = globSync(`assets/${name}-*.js`, { cwd: dist })
  return file === undefined || another !== undefined ? null : packed(readFileSync(join(dist, file)))
}

function loadOf(dist: string, page: string): PageLoad {
  const tags = readFileSync(join(dist, page), 'utf8').match(TAG) ?? []
  const named = (pattern: RegExp) => tags.flatMap((tag) => pattern.exec(tag)?.slice(1).filter(Boolean) ?? [])
  const scripts = new Map<string, string>()
  for (const script of named(SCRIPT)) withImports(dist, script, scripts)
  const codes = [...scripts.values()]
  return {
    app: dirname(page) === '.' ? 'launcher' : dirname(page),
    bytes: codes.reduce((sum, code) => sum + packed(code), 0),
    requests: 1 + scripts.size + new Set(named(SHEET)).size + (codes.some((code) => WORKER.test(code)) ? 1 : 0),
  }
}

/** A script and all that it imports statically: it does not run before the last of them is there. */
function withImports(dist: string, script: string, found: Map<string, string>): void {
  if (found.has(script)) return
  const code = readFileSync(join(dist, script), 'utf8')
  found.set(script, code)
  const { staticImports, staticExports } = parseSync(script, code).module
  const requests = [...staticImports, ...staticExports.flatMap(({ entries }) => entries)]
  for (const { moduleRequest } of requests)
    if (moduleRequest) withImports(dist, posix.join(posix.dirname(script), moduleRequest.value), found)
}

function packed(code: string | Uint8Array): number {
  return brotliCompressSync(code).length
}
