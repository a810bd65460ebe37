import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { build } from 'esbuild'

const ROOT = join(import.meta.dirname, '../../..')

/** The packages that are read as soon as this module is, by way of whatever it imports. */
async function packagesReadWith(module: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [module],
    bundle: true,
    write: false,
    outdir: 'out',
    platform: 'node',
    format: 'esm',
    packages: 'external',
    metafile: true,
  })
  const seen = new Set<string>()
  const packages: string[] = []
  const read = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const one of metafile.inputs[path]?.imports ?? []) {
      if (one.kind === 'dynamic-import') continue
      if (!one.external) read(one.path)
      else if (!one.path.startsWith('node:')) packages.push(one.path)
    }
  }
  read(module)
  return packages
}

it('a start reads no package by itself: the hall comes as one script', async () => {
  assert.deepEqual(await packagesReadWith('tools/start/main.ts'), [])
})

it('whoever asks whether the pages are stale does not read the bundler for it', async () => {
  assert.deepEqual(await packagesReadWith('tools/build/build.ts'), [])
})
