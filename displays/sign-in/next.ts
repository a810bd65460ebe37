/** An address that is nobody's, to see whether another one leads away from where it stands. */
const HERE = 'http://here.invalid'

/** Where somebody goes after signing in: a page of this server that the address names, else none. Never another site. */
export function nextOf(asked: string | null): string | null {
  if (asked === null || !asked.startsWith('/')) return null
  try {
    const { origin, pathname, search, hash } = new URL(asked, HERE)
    // `/.//elsewhere` becomes `//elsewhere` only here.
    return origin === HERE && !pathname.startsWith('//') ? pathname + search + hash : null
  } catch {
    return null
  }
}
