import { LAST_PAINT_ID, LAST_PAINTS, PAINTED_BY } from '#shared/protocol/shell.ts'

/** Names of elements that live nowhere but in a last paint, so that no script wakes them. */
const GHOST = 'was-'

/** What lit leaves in a page to find its places again. */
const LIT_PLACES = /<!--\??(?:lit\$\d+\$)?-->/g

/**
 * What stands on the glass as HTML that needs no script, after the style sheets of its page: elements and sheets renamed
 * alike. The badge of a paint of the past says that word from the hall is awaited, whatever it said then.
 */
export function paintOf(root: Element, sheets = ''): string {
  const names = Array.from(root.querySelectorAll('*'), ({ localName }) => localName).filter((name) =>
    name.includes('-'),
  )
  const ours = [...new Set([root.localName, ...names])].join('|')
  const html = root.outerHTML.replace(LIT_PLACES, '').replace(/(data-freshness=")\w+/g, '$1recovering')
  const paint = `${sheets}<div id="${LAST_PAINT_ID}" aria-hidden="true">${html}</div>`
  return paint.replace(new RegExp(`(?<![\\w-])(?:${ours})(?![\\w-])`, 'g'), (name) => GHOST + name)
}

/** `style-src 'self'`, opened for the styles that a paint carries inside. Scripts stay as closed as they were. */
const STYLE_SRC = /style-src 'self'(?! 'unsafe-inline')/

/** Stands for the paint while the page around it is made: no markup of a page can look like it. */
const PLACE = '\u{F0000}'

let kept = ''

/**
 * Puts away this page as it looks, whole, for the next start of this very address: what it shows as HTML, its styles
 * inside, and its script held back until that is on the glass. `script` is the address of the page's own script: when
 * the service worker has a newer version of the page at hand, the paint of this one is worth nothing.
 */
export async function putAway(root: Element, script: string): Promise<void> {
  const shell = await fetch(location.pathname)
  const page = new DOMParser().parseFromString(await shell.text(), 'text/html')
  const { pathname } = new URL(script)
  if (page.querySelector('script[type="module"]')?.getAttribute('src') !== pathname) return
  const paint = paintOf(root, await takeSheets(page))
  holdBack(page, pathname)
  page.body.textContent = PLACE
  const html = `<!doctype html>${page.documentElement.outerHTML.replace(PLACE, () => paint)}`
  if (html === kept) return
  // It is sent as its shell is, with every header that keeps it safe.
  const headers = new Headers(shell.headers)
  for (const ofTheShell of ['content-length', 'content-encoding', 'etag']) headers.delete(ofTheShell)
  const policy = headers.get('content-security-policy')
  if (policy) headers.set('content-security-policy', policy.replace(STYLE_SRC, "style-src 'self' 'unsafe-inline'"))
  headers.set(PAINTED_BY, pathname)
  const paints = await caches.open(LAST_PAINTS)
  await paints.put(location.pathname + location.search, new Response(html, { headers }))
  kept = html
}

/**
 * Takes the style sheets out of the page, its theme's too, and gives them as text: the first paint waits for no second
 * answer. As text, because a style element, even of a page that nobody shows, is refused by our policy.
 */
async function takeSheets(page: Document): Promise<string> {
  let sheets = ''
  const theme = document.head.querySelector('link[data-theme]')
  if (theme) page.head.append(page.importNode(theme))
  for (const link of page.querySelectorAll('link[rel="stylesheet"]')) {
    const sheet = await fetch(link.getAttribute('href') ?? '')
    const text = await sheet.text()
    link.remove()
    // A sheet that is missing changed nothing; one that names files beside itself must stay where it is.
    if (sheet.ok) sheets += text.includes('url(') ? link.outerHTML : `<style>${text}</style>`
  }
  return sheets
}

/** Leaves one small script, which brings the page's own once the paint is on the glass; and no frame shows half a paint. */
function holdBack(page: Document, pathname: string): void {
  for (const script of page.querySelectorAll('script')) script.remove()
  const starter = page.createElement('script')
  starter.async = true
  starter.src = '/after-last-paint.js'
  starter.dataset['script'] = pathname
  const whole = page.createElement('link')
  whole.rel = 'expect'
  whole.setAttribute('href', `#${LAST_PAINT_ID}`)
  whole.setAttribute('blocking', 'render')
  page.head.append(whole, starter)
}
