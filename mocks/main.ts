import { http } from 'msw'
import { setupWorker } from 'msw/browser'
import { openTabHall } from './hall-in-a-tab.ts'

/**
 * Puts a whole hall under this page: `/api/*` is answered by the server's own core in the tab. It ends with the page.
 * A SharedWorker's requests would not pass through here, so the page reads its stream itself, as it does in a browser without one.
 */
export async function startMock(): Promise<void> {
  Reflect.deleteProperty(globalThis, 'SharedWorker')
  const { answer } = await openTabHall({ customers: true })
  const worker = setupWorker(http.all('/api/*', ({ request }) => answer(request)))
  await worker.start({ serviceWorker: { url: '/mockServiceWorker.js' }, quiet: true, onUnhandledFrame: 'bypass' })
}
