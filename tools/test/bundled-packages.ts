import { basename, join } from 'node:path'
import type { TestRunnerPlugin } from '@web/test-runner'
import { type BuildOptions, build } from 'esbuild'

const ROOT = join(import.meta.dirname, '../..')
const PREFIX = '/__packages__/'

const COMMON = {
  absWorkingDir: ROOT,
  outdir: ROOT,
  bundle: true,
  format: 'esm',
  write: false,
  conditions: ['development'],
  logLevel: 'silent',
} as const satisfies BuildOptions

/** Every package path that these files import, by way of whatever they import: `lit`, `lit/decorators.js` … */
async function packagesOf(files: readonly string[]): Promise<string[]> {
  const { metafile } = await build({ ...COMMON, entryPoints: [...files], packages: 'external', metafile: true })
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports)
  return [...new Set(imports.filter((one) => one.external).map((one) => one.path))]
}

const outNameOf = (packagePath: string) => packagePath.replaceAll(/[^a-z0-9]/gi, '_')

/** One build for all, with shared chunks: two copies of Lit on a page would not know each other's elements. */
async function bundle(files: readonly string[]): Promise<Map<string, string>> {
  const packages = await packagesOf(files)
  const entryPoints = packages.map((name) => ({ in: name, out: outNameOf(name) }))
  const { outputFiles } = await build({ ...COMMON, entryPoints, splitting: true })
  return new Map(outputFiles.map((file) => [PREFIX + basename(file.path), file.text]))
}

/**
 * Hands out packages as a few bundled files, instead of the hundreds of single modules that every test page would load
 * anew. A test file that cannot be bundled fails by itself, with a better message than here; packages then come singly.
 */
export function bundledPackages(testFiles: readonly string[]): TestRunnerPlugin {
  let served = new Map<string, string>()
  return {
    name: 'hallcast-bundled-packages',
    async serverStart() {
      served = await bundle(testFiles).catch(() => served)
    },
    resolveImport({ source }) {
      const path = `${PREFIX}${outNameOf(source)}.js`
      return served.has(path) ? path : undefined
    },
    serve({ path }) {
      const body = served.get(path)
      return body === undefined ? undefined : { body, type: 'js' }
    },
  }
}
