/** Says a text; null where it has no voice for the language. A sound file the browsers of the hall can decode. */
export type ClipProvider = (text: string, language: string) => Promise<Uint8Array | null>

/** Clips kept: what a hall says again and again is rendered once. About 200 kB each. */
const KEPT = 64

/** A provider that remembers what it said last, and renders what two speakers ask for at once one time. A failure is not kept. */
export function keptClips(provider: ClipProvider): ClipProvider {
  const kept = new Map<string, Promise<Uint8Array | null>>()
  return (text, language) => {
    const key = `${language} ${text}`
    const clip = kept.get(key) ?? provider(text, language)
    kept.delete(key)
    kept.set(key, clip)
    clip.catch(() => kept.delete(key))
    for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest)
    return clip
  }
}
