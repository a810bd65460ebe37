import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Does something with `count` files that stand for all of these, neighbours together: each imports its share. A process
 * for each reads the house once, and then runs all its tests one after another. Nothing of it stays.
 */
export async function together<T>(
  files: readonly string[],
  count: number,
  work: (shares: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-tests-'))
  const size = Math.ceil(files.length / count)
  try {
    return await work(
      Array.from({ length: Math.ceil(files.length / size) }, (_none, place) => {
        const share = files.slice(place * size, (place + 1) * size)
        const path = join(folder, `${place}.mjs`)
        writeFileSync(path, share.map((file) => `import '${pathToFileURL(file).href}'\n`).join(''))
        return path
      }),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
