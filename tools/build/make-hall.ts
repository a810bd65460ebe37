import { dirname, join, relative, sep } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

const ROOT = join(import.meta.dirname, '../..')

/**
 * Bundles the hall's server with all its packages, for a script in that folder.
 *
 * @throws {Error} when it is made from a file that lies in none of these places
 */
export async function makeHall(
  outDir: string,
  places: readonly string[],
): Promise<{ readonly code: string; readonly map: string }> {
  const [{ code, map, moduleIds }] = await bundled(outDir)
  const foreign = moduleIds.filter(
    (id) => id.startsWith(ROOT) && !isIn(relative(ROOT, id), ['node_modules', ...places]),
  )
  if (foreign.length > 0) throw new Error(`The hall's script would not follow changes of ${foreign.join(', ')}.`)
  return { code, map: JSON.stringify(map) }
}

async function bundled(outDir: string): Promise<Rolldown.RolldownOutput['output']> {
  // Vite leaves NODE_ENV at production, and the first start after a change would not be like the others.
  const { NODE_ENV = '' } = process.env
  try {
    const made = await build({
      configFile: false,
      logLevel: 'warn',
      root: ROOT,
      publicDir: false,
      plugins: [ownFolders()],
      ssr: { noExternal: true },
      build: {
        ssr: 'tools/start/hall.ts',
        outDir,
        write: false,
        minify: false,
        sourcemap: 'hidden',
        target: 'node22',
        rolldownOptions: { output: { format: 'esm', codeSplitting: false, sourcemapExcludeSources: true } },
      },
    })
    return (made as Rolldown.RolldownOutput).output
  } finally {
    process.env['NODE_ENV'] = NODE_ENV
  }
}

function isIn(path: string, places: readonly string[]): boolean {
  return places.some((place) => path.startsWith(place + sep))
}

/** Has every module find what lies beside its source, wherever the script lies. */
function ownFolders(): Plugin {
  return {
    name: 'hallcast-own-folders',
    transform: {
      filter: { code: 'import.meta.dirname' },
      handler: (code, id) => ({
        code: code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))),
        map: null,
      }),
    },
  }
}
