import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import { notFoundPage } from './not-found-page.ts'
import { IN_MEMORY, isPackable, packed as packedForm } from './packed.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
}
/** `br` is named, and not refused by a weight of nothing. */
const TAKES_BROTLI = /(?:^|[,\s])br(?!\s*;\s*q=0(?:\.0*)?(?:[,\s]|$))(?:[;,\s]|$)/i

/** A name with the hash of its content in it never means anything else. */
const HASHED = /^\/assets\/.*-[\w-]{8,}\.\w+$/

interface Found {
  readonly file: string
  readonly size: number
  readonly etag: string
}

/** Files of the hall's own that stand in the place of built ones. */
export interface OwnFiles {
  readonly folder: string
  /** Addresses below which its files are handed out and no others: `/voice/zh/`. */
  readonly under: readonly string[]
}

/** Hands out the built pages of `folder`, and the hall's own files; whatever is not there gets a plain page. */
export function createPages(folder: string, own?: OwnFiles): (request: Request) => Promise<Response> {
  const root = resolve(folder)
  const rootOf = (pathname: string): string =>
    own?.under.some((place) => pathname.startsWith(place)) ? resolve(own.folder) : root
  const squeezed = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

  const brotli = (file: string, etag: string): Promise<Uint8Array<ArrayBuffer>> => {
    const key = `${file} ${etag}`
    let bytes = squeezed.get(key)
    if (!bytes) {
      bytes = readFile(file).then((content) => packedForm(root, content))
      squeezed.set(key, bytes)
      bytes.catch(() => squeezed.delete(key))
    }
    return bytes
  }

  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const file = fileOf(rootOf(pathname), pathname)
    const found = file === null ? null : await find(file)
    if (found === 'folder')
      return new Response(null, { status: 308, headers: { Location: `${pathname.replace(/^\/+/, '/')}/${search}` } })
    if (!found) return notFoundPage(pathname)
    const type = extname(found.file)
    const packs = isPackable(found.file, found.size)
    const packed = packs && TAKES_BROTLI.test(request.headers.get('accept-encoding') ?? '')
    const etag = packed ? `"${found.etag}-br"` : `"${found.etag}"`
    const headers: Record<string, string> = {
      ETag: etag,
      'Cache-Control': HASHED.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      ...(packs ? { Vary: 'Accept-Encoding' } : {}),
    }
    if (isKnown(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers })
    headers['Content-Type'] = TYPES[type] ?? 'application/octet-stream'
    if (packed) headers['Content-Encoding'] = 'br'
    return new Response(request.method === 'HEAD' ? null : await bodyOf(found, packed ? brotli : null), { headers })
  }
}

function isKnown(header: string | null, etag: string): boolean {
  return header !== null && header.split(',').some((known) => known.trim().replace(/^W\//, '') === etag)
}

async function bodyOf(
  { file, size, etag }: Found,
  brotli: ((file: string, etag: string) => Promise<Uint8Array<ArrayBuffer>>) | null,
) {
  if (brotli) return brotli(file, etag)
  if (size <= IN_MEMORY) return readFile(file)
  return Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array<ArrayBuffer>>
}

/** The file an address names, never outside the folder and never a hidden one; null when it names none. */
function fileOf(root: string, pathname: string): string | null {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch {
    return null
  }
  const names = path.split('/').slice(1)
  if (names.slice(0, -1).includes('') || names.some((name) => name.startsWith('.') || /[\\\0:]/.test(name))) return null
  const file = join(root, ...names)
  if (file !== root && !file.startsWith(root + sep)) return null
  return path.endsWith('/') ? join(file, 'index.html') : file
}

/** `folder`: a page asked for without its slash. */
async function find(file: string): Promise<Found | 'folder' | null> {
  const entry = await stat(file).catch(() => null)
  if (entry?.isDirectory()) return (await stat(join(file, 'index.html')).catch(() => null))?.isFile() ? 'folder' : null
  if (!entry?.isFile()) return null
  return { file, size: entry.size, etag: `${entry.size.toString(36)}-${Math.round(entry.mtimeMs).toString(36)}` }
}
