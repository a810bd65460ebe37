import type { Phrase } from '#shared/domain/phrase/token.ts'
import { PackError } from './errors.ts'
import { type OpenPack, openPack, type PackSource } from './open-pack.ts'

/** The pack a device speaks with. A better one takes its place only when it is whole; a refused one changes nothing. Scope: moment. */
export class PackShelf {
  #working: OpenPack | null = null

  /** The pack at work; null until one was whole. */
  get working(): OpenPack | null {
    return this.#working
  }

  /** Takes a pack if it is whole and says what it must; gives what is wrong with it otherwise. */
  async offer(source: PackSource, mustSay: readonly Phrase[] = []): Promise<PackError | null> {
    try {
      this.#working = await openPack(source, mustSay)
      return null
    } catch (error) {
      if (error instanceof PackError) return error
      throw error
    }
  }
}
