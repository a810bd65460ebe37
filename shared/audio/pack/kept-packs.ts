import type { VoicePackFile } from '#shared/protocol/schemas/voice-pack.ts'
import type { Sound } from '../sound.ts'
import { PackError } from './errors.ts'
import { type OpenPack, openPack, type PackSource } from './open-pack.ts'

/** Where a device keeps the files of its packs. Scope: *device*. Never throws: what cannot be kept is fetched again. */
export interface FileShelf {
  get(path: string): Promise<Uint8Array | null>
  /** Keeps these files, all or none, and nothing else that lay in the folder. */
  keep(folder: string, files: ReadonlyMap<string, Uint8Array>): Promise<void>
}

export interface KeptPacksOptions {
  /** A file of the hall's server. @throws when there is none, or no answer */
  readonly fetch: (path: string) => Promise<Uint8Array>
  readonly shelf: FileShelf
  /** Monotonic ms. */
  readonly now: () => number
  /** @throws when it is no sound */
  readonly decode: (bytes: Uint8Array, sampleRate: number) => Promise<Sound>
}

/** A pack that could not be had is not asked for again for so long, ms: until then another engine speaks. */
const AGAIN_MS = 30_000

/**
 * The packs of one device, by language. Each is fetched once and kept: a device speaks after a start without its server.
 * One that is refused, or does not come whole, leaves the one that the device has kept in its place.
 */
export class KeptPacks {
  readonly #options: KeptPacksOptions
  readonly #known = new Map<string, { readonly pack: Promise<OpenPack>; failedAt: number | null }>()

  constructor(options: KeptPacksOptions) {
    this.#options = options
  }

  /** @throws {PackError} when there is one and it is broken; else what kept it from coming */
  pack(language: string): Promise<OpenPack> {
    const { now } = this.#options
    const known = this.#known.get(language)
    if (known && (known.failedAt === null || now() - known.failedAt < AGAIN_MS)) return known.pack
    const entry = { pack: this.#opened(language), failedAt: null as number | null }
    this.#known.set(language, entry)
    entry.pack.catch(() => (entry.failedAt = now()))
    return entry.pack
  }

  /** The newest that is whole: with its sound as it was kept where that is the right one, else fetched; else the last that was whole. */
  async #opened(language: string): Promise<OpenPack> {
    const fetched = (path: string): Promise<Uint8Array> => this.#options.fetch(path)
    const kept = async (path: string): Promise<Uint8Array> => {
      const file = await this.#options.shelf.get(path)
      if (!file) throw new Error(`${path} is not kept`)
      return file
    }
    let refused: unknown = null
    for (const [manifest, sound] of [
      [fetched, kept],
      [fetched, fetched],
      [kept, kept],
    ] as const) {
      const source = new Source(language, manifest, sound, this.#options.decode)
      try {
        const pack = await openPack(source)
        if (manifest === fetched) await this.#options.shelf.keep(source.folder, source.files)
        return pack
      } catch (error) {
        // A pack that is broken says more than a line that is down, and that more than what was never kept.
        if (refused === null || (error instanceof PackError && !(refused instanceof PackError))) refused = error
      }
    }
    throw refused
  }
}

/** One try: where the manifest comes from, and where the sound. */
class Source implements PackSource {
  /** What came, by path. */
  readonly files = new Map<string, Uint8Array>()
  readonly folder: string
  readonly #manifest: Fetched
  readonly #sound: Fetched
  readonly #decode: KeptPacksOptions['decode']
  #sampleRate = 0

  constructor(language: string, manifest: Fetched, sound: Fetched, decode: KeptPacksOptions['decode']) {
    this.folder = `/voice/${encodeURIComponent(language)}/`
    this.#manifest = manifest
    this.#sound = sound
    this.#decode = decode
  }

  async manifest(): Promise<string> {
    const text = new TextDecoder().decode(await this.#take('pack.json', this.#manifest))
    this.#sampleRate = rateOf(text)
    return text
  }

  sound(file: string): Promise<Uint8Array> {
    return this.#take(file, this.#sound)
  }

  decode(bytes: Uint8Array): Promise<Sound> {
    return this.#decode(bytes, this.#sampleRate)
  }

  async #take(name: string, from: Fetched): Promise<Uint8Array> {
    const path = this.folder + name
    const file = await from(path)
    this.files.set(path, file)
    return file
  }
}

type Fetched = (path: string) => Promise<Uint8Array>

/** The rate its sound was made in, Hz; what is wrong with it is said by whoever reads the whole. */
function rateOf(manifest: string): number {
  try {
    return (JSON.parse(manifest) as Partial<VoicePackFile>).sampleRate ?? 0
  } catch {
    return 0
  }
}
