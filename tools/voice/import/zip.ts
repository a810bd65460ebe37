import { crc32, inflateRawSync } from 'node:zlib'
import { ImportRefusal } from './refusal.ts'

// A zip as voices are sent in: plain files, stored or deflated. Nothing is unpacked that was not weighed before, and nothing
// is ever written under a name from a zip.

/** A file in a zip. */
export interface ZipFile {
  readonly name: string
  /** Unpacks it. @throws {ImportRefusal} when it is not what the zip says */
  read(): Uint8Array
}

/** How much a zip may hold. */
export interface ZipLimits {
  readonly files: number
  readonly fileBytes: number
  readonly totalBytes: number
  /** A file may grow by so many times: recorded sound hardly shrinks at all. */
  readonly ratio: number
  /** Files that grow more may be so large together: silence shrinks a thousandfold, and is only that. */
  readonly lightBytes: number
}

export const VOICE_LIMITS: ZipLimits = {
  files: 2_000,
  fileBytes: 50 * 1024 * 1024,
  totalBytes: 500 * 1024 * 1024,
  ratio: 100,
  lightBytes: 16 * 1024 * 1024,
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
/** Of a file's flags: it has a password; its name is UTF-8. */
const ENCRYPTED = 1
/** What zip64 writes where a number does not fit. */
const ELSEWHERE = [0xffff, 0xffffffff]

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly at: number
}

/** The files of a zip. @throws {ImportRefusal} naming the first that cannot be trusted */
export function readZip(bytes: Uint8Array, limits: ZipLimits = VOICE_LIMITS): readonly ZipFile[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = centralDirectory(bytes, view, limits)
  let [total, light] = [0, 0]
  for (const entry of entries) {
    judge(entry, limits)
    total += entry.size
    if (total > limits.totalBytes) throw new ImportRefusal('zip-too-large', entry.name)
    if (growsMore(entry, limits)) light += entry.size
    if (light > limits.lightBytes) throw new ImportRefusal('zip-bomb', entry.name)
  }
  // Two entries over the same bytes are how a small zip becomes petabytes.
  const places = entries.map((entry) => dataPlace(view, entry)).sort((one, other) => one.from - other.from)
  places.forEach(({ from, name }, i) => {
    if (i > 0 && from < places[i - 1]!.to) throw new ImportRefusal('zip-bomb', name)
  })
  return entries
    .filter(({ name }) => !name.endsWith('/'))
    .map((entry) => ({ name: entry.name, read: () => unpacked(bytes, view, entry, limits) }))
}

function centralDirectory(bytes: Uint8Array, view: DataView, limits: ZipLimits): readonly Entry[] {
  const end = endRecord(view)
  const [count, size, start] = [
    view.getUint16(end + 10, true),
    view.getUint32(end + 12, true),
    view.getUint32(end + 16, true),
  ]
  if ([count, size, start].some((value) => ELSEWHERE.includes(value)))
    throw new ImportRefusal('zip-unsupported', 'zip64')
  if (view.getUint16(end + 8, true) !== count) throw new ImportRefusal('zip-unsupported', 'several parts')
  if (count > limits.files) throw new ImportRefusal('zip-too-many', `${count} files`)
  const entries: Entry[] = []
  let at = start
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL)
      throw new ImportRefusal('zip-broken', `entry ${index + 1}`)
    const nameLength = view.getUint16(at + 28, true)
    const next = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (next > end) throw new ImportRefusal('zip-broken', `entry ${index + 1}`)
    entries.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at = next
  }
  return entries
}

function endRecord(view: DataView): number {
  const last = view.byteLength - END_BYTES
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--)
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
      return at
  throw new ImportRefusal('zip-broken', 'no end of the zip')
}

/** UTF-8, which every packer of today writes; a Chinese Windows of yesterday wrote GBK. */
function nameOf(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gbk'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      continue
    }
  throw new ImportRefusal('zip-broken', 'a name that is no text')
}

function judge({ name, flags, method, packed, size }: Entry, limits: ZipLimits): void {
  if (!isSafePath(name)) throw new ImportRefusal('zip-unsafe-path', name)
  if ((flags & ENCRYPTED) !== 0 || ![0, 8].includes(method)) throw new ImportRefusal('zip-unsupported', name)
  if (size > limits.fileBytes) throw new ImportRefusal('zip-too-large', name)
  if (method === 0 && packed !== size) throw new ImportRefusal('zip-bomb', name)
}

function growsMore({ packed, size }: Entry, { ratio }: ZipLimits): boolean {
  return size > ratio * Math.max(packed, 1)
}

/** A relative path that stays where it is, on any system. */
export function isSafePath(name: string): boolean {
  const parts = name.replace(/\/$/, '').split('/')
  return !/[\\:\0]/.test(name) && parts.every((part) => part !== '' && part !== '.' && part !== '..')
}

interface Place {
  readonly name: string
  readonly from: number
  readonly data: number
  readonly to: number
}

function dataPlace(view: DataView, { name, at, packed }: Entry): Place {
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL) throw new ImportRefusal('zip-broken', name)
  const data = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (data + packed > view.byteLength) throw new ImportRefusal('zip-broken', name)
  return { name, from: at, data, to: data + packed }
}

function unpacked(bytes: Uint8Array, view: DataView, entry: Entry, limits: ZipLimits): Uint8Array {
  const { data, to } = dataPlace(view, entry)
  const packed = bytes.subarray(data, to)
  const file = entry.method === 0 ? packed : inflated(packed, entry)
  if (file.length !== entry.size || (growsMore(entry, limits) && !isWav(file)))
    throw new ImportRefusal('zip-bomb', entry.name)
  if (crc32(file) !== entry.crc) throw new ImportRefusal('zip-broken', entry.name)
  return file
}

/** Of sound only silence shrinks so far, and only in a WAV. */
function isWav(file: Uint8Array): boolean {
  const tag = (at: number): string => String.fromCharCode(...file.subarray(at, at + 4))
  return tag(0) === 'RIFF' && tag(8) === 'WAVE'
}

/** Unpacks no further than the zip said. */
function inflated(packed: Uint8Array, { name, size }: Entry): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch (error) {
    const isTooLong = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    throw new ImportRefusal(isTooLong ? 'zip-bomb' : 'zip-broken', name)
  }
}
