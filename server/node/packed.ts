import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

const compress = promisify(brotliCompress)

const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest', '.txt'])
/** What is smaller saves less than the headers that say so; larger is media, sent as it lies on the disk. */
export const COMPRESS_FROM = 200
/** A file of so many bytes is sent in one piece. */
export const IN_MEMORY = 2 * 1_024 * 1_024

/** Lies among the built pages, and has no address: what is hidden is not handed out. */
const FOLDER = '.packed'

/** Whether a file of so many bytes is handed out packed to whoever can unpack it. */
export function isPackable(file: string, size: number): boolean {
  return COMPRESSIBLE.has(extname(file)) && size >= COMPRESS_FROM && size <= IN_MEMORY
}

/** Where the packed form of this content lies among the pages of `root`: by its hash, so that no older one is ever taken for it. */
export function packedPath(root: string, content: Uint8Array): string {
  return join(root, FOLDER, `${createHash('sha256').update(content).digest('hex')}.br`)
}

/** The content packed as small as it gets, which takes seconds for all pages of a hall. */
export function pack(content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return compress(content)
}

/** The packed form of a page: as it was built, or made now for a file that no build has seen. */
export async function packed(root: string, content: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return readFile(packedPath(root, content)).catch(() => pack(content))
}
