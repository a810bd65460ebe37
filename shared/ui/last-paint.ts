import { LAST_PAINT_ID, LAST_PAINTS } from '#shared/protocol/shell.ts'

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

function shadow({ shadowRoot }: Element, names: Set<string>): string {
  if (!shadowRoot) return ''
  const styles = shadowRoot.adoptedStyleSheets.map(({ cssRules }) =>
    Array.from(cssRules, ({ cssText }) => cssText).join(''),
  )
  return `<template shadowrootmode="open"><style>${styles.join('')}</style>${inside(shadowRoot, names)}</template>`
}

function inside(parent: ParentNode & Node, names: Set<string>): string {
  let html = ''
  for (const node of parent.childNodes) {
    if (node instanceof Element) html += element(node, names)
    else if (node.nodeType === Node.TEXT_NODE) html += escape(node.textContent ?? '')
  }
  return html
}

/** Puts away what `root` shows, for the next start of this very address. */
export async function putAway(root: Element): Promise<void> {
  const theme = document.head.querySelector('link[data-theme]')?.outerHTML ?? ''
  const paint = `<div id="${LAST_PAINT_ID}" aria-hidden="true">${theme}${paintOf(root)}</div>`
  const paints = await caches.open(LAST_PAINTS)
  const headers = { 'content-type': 'text/html; charset=utf-8' }
  await paints.put(location.pathname + location.search, new Response(paint, { headers }))
}
