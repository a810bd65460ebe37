import { join } from 'node:path'
import { normalizePath, type Plugin } from 'vite'

const ROOT = normalizePath(join(import.meta.dirname, '../..'))

/**
 * In development the folder of the displays is the root of all addresses, so that a page's `../../shared/ui/tokens.css`
 * leads out of it and to nothing: it is handed out from where it lies.
 */
export function sharedFiles(): Plugin {
  return {
    name: 'hallcast-shared-files',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url?.startsWith('/shared/')) request.url = `/@fs/${ROOT.replace(/^\//, '')}${request.url}`
        next()
      })
    },
  }
}
