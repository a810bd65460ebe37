import { LAST_PAINT_ID, LAST_PAINTS, PAINTED_BY } from '#shared/protocol/shell.ts'

/** Names of elements that live nowhere but in a last paint, so that no script wakes them. */
const GHOST = 'was-'

const VOID = new Set(['AREA', 'BR', 'COL', 'HR', 'IMG', 'INPUT', 'LINK', 'META', 'SOURCE', 'TRACK', 'WBR'])

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign)

/** The badge of a paint of the past says that word from the hall is awaited, whatever it said then. */
const BADGE = 'hall-freshness-badge'

/** What stands on the glass as HTML that needs no script: shadow roots declared, styles inside, elements renamed. */
export function paintOf(root: Element): string {
  const names = new Set<string>()
  const html = element(root, names)
  // Longest first, so that `board-now` is not taken for the head of `board-now-row`.
  const known = [...names].sort((one, other) => other.length - one.length).join('|')
  return known ? html.replace(new RegExp(`(?<![\\w-])(?:${known})(?![\\w-])`, 'g'), (name) => GHOST + name) : html
}

function element(node: Element, names: Set<string>): string {
  const tag = node.localName
  if (tag.includes('-')) names.add(tag)
  const valueOf = ({ name, value }: Attr): string => (tag === BADGE && name === 'data-freshness' ? 'recovering' : value)
  const attributes = Array.from(
    node.attributes,
    (attribute) => ` ${attribute.name}="${escape(valueOf(attribute))}"`,
  ).join('')
  if (VOID.has(node.tagName)) return `<${tag}${attributes}>`
  return `<${tag}${attributes}>${shadow(node, names)}${inside(node, names)}</${tag}>`
}

/** A style element for each sheet: Chromium reads a text that many elements start from only once. */
function shadow({ shadowRoot }: Element, names: Set<string>): string {
  if (!shadowRoot) return ''
  const styles = shadowRoot.adoptedStyleSheets.map(
    ({ cssRules }) => `<style>${Array.from(cssRules, ({ cssText }) => cssText).join('')}</style>`,
  )
  return `<template shadowrootmode="open">${styles.join('')}${inside(shadowRoot, names)}</template>`
}

function inside(parent: ParentNode & Node, names: Set<string>): string {
  let html = ''
  for (const node of parent.childNodes) {
    if (node instanceof Element) html += element(node, names)
    else if (node.nodeType === Node.TEXT_NODE) html += escape(node.textContent ?? '')
  }
  return html
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
  const styles = await styleInside(page)
  holdBack(page, pathname)
  page.body.textContent = PLACE
  const paint = `<div id="${LAST_PAINT_ID}" aria-hidden="true">${paintOf(root)}</div>`
  const whole = styles.reduce(
    (text, style, at) => text.replace(styleAt(at), () => style),
    page.documentElement.outerHTML,
  )
  const html = `<!doctype html>${whole.replace(PLACE, () => paint)}`
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

/** Stands for a style until the page is text: a style element, even of a page that nobody shows, is refused by our policy. */
const styleAt = (at: number): string => `<!--style ${at}-->`

/**
 * What a paint needs of the page's style sheets and of its theme is to stand in it: the first paint waits for no second
 * answer. Gives the styles, whose places are held by comments.
 */
async function styleInside(page: Document): Promise<readonly string[]> {
  const styles: string[] = []
  const theme = document.head.querySelector('link[data-theme]')
  if (theme) page.head.append(page.importNode(theme))
  for (const link of page.querySelectorAll('link[rel="stylesheet"]')) {
    const sheet = await fetch(link.getAttribute('href') ?? '')
    const text = await sheet.text()
    // A sheet that is missing changed nothing; one that names files beside itself must stay where it is.
    if (!sheet.ok) link.remove()
    else if (!text.includes('url('))
      link.replaceWith(page.createComment(`style ${styles.push(`<style>${text}</style>`) - 1}`))
  }
  return styles
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
