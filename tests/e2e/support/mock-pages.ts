import { join } from 'node:path'
import { createServer } from 'vite'

const ROOT = join(import.meta.dirname, '../../..')

/** Pages that need no hall server, as `npm run dev:mock` hands them out. */
export interface MockPages {
  readonly url: string
  readonly close: () => Promise<void>
}

/** Opens them on a free port. Nobody edits a page that is under test, and there is no server to pass anything on to. */
export async function openMockPages(): Promise<MockPages> {
  const vite = await createServer({
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'mock',
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, strictPort: true, hmr: false, watch: null, proxy: {} },
  })
  await vite.listen()
  return { url: vite.resolvedUrls?.local[0] ?? '', close: () => vite.close() }
}
