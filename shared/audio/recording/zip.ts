/** A file as it goes into a zip. */
export interface ZippedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** Version of the format that reads it. */
const VERSION = 20
/** Names are UTF-8. */
const UTF8 = 0x0800
/** The first day a zip knows; when a voice was made stands in its pack. */
const FIRST_DAY = 0x0021

/**
 * A zip of files as they are. Sound does not get smaller by deflating, so that a packer (3 kB of script) would be brought for
 * nothing; what a zip is here for is that a voice is one file.
 */
export function zipOf(files: readonly ZippedFile[]): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let at = 0
  for (const { name, bytes } of files) {
    const label = new TextEncoder().encode(name)
    const about = [UTF8, 0, 0, FIRST_DAY, word(crc32(bytes)), word(bytes.length), word(bytes.length), label.length, 0]
    const local = fields(word(LOCAL), VERSION, ...about)
    parts.push(local, label, bytes)
    directory.push(fields(word(CENTRAL), VERSION, VERSION, ...about, 0, 0, 0, word(0), word(at)), label)
    at += local.length + label.length + bytes.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = fields(word(END), 0, 0, files.length, files.length, word(size), word(at), 0)
  return joined([...parts, ...directory, end])
}

/** A number of four bytes; plain ones have two. */
interface Word {
  readonly word: number
}

const word = (value: number): Word => ({ word: value })

function fields(...values: readonly (number | Word)[]): Uint8Array {
  const bytes = values.flatMap((value) => {
    const [number, count] = typeof value === 'number' ? [value, 2] : [value.word, 4]
    return Array.from({ length: count }, (_, place) => (number >>> (8 * place)) & 0xff)
  })
  return Uint8Array.from(bytes)
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (let i = 0; i < bytes.length; i++) sum = TABLE[(sum ^ bytes[i]!) & 0xff]! ^ (sum >>> 8)
  return (sum ^ 0xffffffff) >>> 0
}
