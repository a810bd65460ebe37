import { LAST_PAINT_ID, LAST_PAINTS, ONCE_MORE, type PaintedPage, PAINTED_BY } from '#shared/protocol/shell.ts'

/** Names of elements that live nowhere but in a last paint, so that no script wakes them. */
const GHOST = 'was-'

/** The last element of a paint. A browser takes an element for there as soon as it begins, so this one stands behind all others. */
const PAINT_END = 'last-paint-end'

/** What lit leaves in a page to find its places again. */
const LIT_PLACES = /<!--\??(?:lit\$\d+\$)?-->/g

const SCRIPT = /\s*<script\b[^>]*><\/script>/g
const SHEET = /\s*<link rel="stylesheet"[^>]*\bhref="([^"]+)"[^>]*>/

/** `style-src 'self'`, opened for the styles that a paint carries inside. Of scripts, it is opened for the very text of its starter. */
const STYLE_SRC = /style-src 'self'(?! 'unsafe-inline')/
const SCRIPT_SRC = /script-src 'self'/

/** Brings the page's own sheet and script. It goes inside the paint: fetched, it holds up the first frame by 5 ms. */
const STARTER = '/after-last-paint.js'

/** A file of this version by its address, else from the server; it may be missing there. */
export type ReadFile = (address: string) => Promise<Response>

/**
 * Puts a page away as it looks, whole, for the next start of its very address: what it shows as HTML, its styles inside,
 * and its script held back until that is on the glass. When this worker has another version of the page at hand, the paint
 * of this one is worth nothing.
 */
export async function putAway(painted: PaintedPage, read: ReadFile): Promise<void> {
  const { address, script } = painted
  const shell = await read(`${address.split('?')[0]}index.html`)
  const page = await shell.text()
  const starterFile = await read(STARTER)
  if (!page.includes(`src="${script}"`) || !starterFile.ok) return
  const sheet = SHEET.exec(page)?.[1] ?? ''
  const starter = await starterFile.text()
  const html = wholePage(page, painted, sheet, await stylesOf([sheet, painted.theme], read), starter)
  // It is sent as its shell is, with every header that keeps it safe.
  const headers = new Headers(shell.headers)
  for (const ofTheShell of ['content-length', 'content-encoding', 'etag']) headers.delete(ofTheShell)
  const policy = headers.get('content-security-policy')
  if (policy) {
    const open = policy
      .replace(STYLE_SRC, "style-src 'self' 'unsafe-inline'")
      .replace(SCRIPT_SRC, `script-src 'self' '${await hashOf(starter)}'`)
    headers.set('content-security-policy', open)
  }
  headers.set(PAINTED_BY, script)
  const paints = await caches.open(LAST_PAINTS)
  for (const place of [ONCE_MORE + address, address]) await paints.put(place, new Response(html, { headers }))
}

/**
 * What the page's sheet and its theme say stands in the paint: the first look waits for no second answer. Both go with the
 * paint: the sheet knows only elements of the past, and over a theme that stayed no other could be worn.
 */
async function stylesOf(addresses: readonly (string | null)[], read: ReadFile): Promise<string> {
  const styles = addresses.map(async (address) => {
    if (!address) return ''
    const file = await read(address)
    const text = await file.text()
    // A sheet that is missing changed nothing; one that names files beside itself must stay where it is.
    if (!file.ok) return ''
    if (text.includes('url(')) return `<link rel="stylesheet" class="${LAST_PAINT_ID}" href="${address}">`
    return `<style class="${LAST_PAINT_ID}">${text}</style>`
  })
  return (await Promise.all(styles)).join('')
}

/** How a policy names a script by its text. */
async function hashOf(script: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script))
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`
}

/** The page with its paint, and the small script that brings its own sheet and script: no frame shows half a paint. */
function wholePage(
  page: string,
  { html, script, theme }: PaintedPage,
  sheet: string,
  styles: string,
  starter: string,
): string {
  const paint = `<div id="${LAST_PAINT_ID}" class="${LAST_PAINT_ID}" aria-hidden="true">${paintOf(html)}</div>`
  const end = `<i id="${PAINT_END}" class="${LAST_PAINT_ID}" hidden></i>`
  const begin = `<script data-script="${script}" data-sheet="${sheet}" data-theme="${theme ?? ''}">${starter}</script>`
  return page
    .replace(SCRIPT, '')
    .replace(SHEET, '')
    .replace('</head>', () => `<link rel="expect" href="#${PAINT_END}" blocking="render">${begin}</head>`)
    .replace(/<body>[^]*<\/body>/, () => `<body>${withGhosts(styles + paint + end, html)}</body>`)
}

/** What stood on the glass, for eyes alone. A paint of the past says that word from the hall is awaited, whatever it said then. */
function paintOf(html: string): string {
  return html.replace(LIT_PLACES, '').replace(/(data-freshness=")\w+/g, '$1recovering')
}

/** The text with every element of ours renamed, in markup and styles alike. */
function withGhosts(text: string, html: string): string {
  const ours = new Set(html.match(/(?<=<)[a-z]+-[\w-]+/g))
  return text.replace(new RegExp(`(?<![\\w-])(?:${[...ours].join('|')})(?![\\w-])`, 'g'), (name) => GHOST + name)
}
