import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isPackable, pack, packedPath } from '#server/node/packed.ts'

/** Packs every page once, when it is built: a hall that starts would do so while its screens wait for theirs. */
export async function packPages(folder: string): Promise<void> {
  const files = globSync('**/*.*', { cwd: folder }).map((file) => readFileIfPackable(join(folder, file)))
  await Promise.all(
    files.map(async (content) => {
      if (!content) return
      const path = packedPath(folder, content)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, await pack(content))
    }),
  )
}

function readFileIfPackable(file: string): Buffer | null {
  const content = readFileSync(file)
  return isPackable(file, content.length) ? content : null
}
