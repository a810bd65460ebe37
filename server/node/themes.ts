import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const THEMES = join(import.meta.dirname, '../../public/themes')

/** The themes that pages can wear: the files of `public/themes`, without `.css`. */
export function knownThemes(): readonly string[] {
  return readdirSync(THEMES)
    .filter((file) => file.endsWith('.css'))
    .map((file) => file.slice(0, -'.css'.length))
    .toSorted()
}
