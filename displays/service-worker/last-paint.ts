/** Where a page's own elements will stand; what it showed last stands there until then. */
const BODY = /<body[^>]*>/

/** `style-src 'self'`, opened for the styles that a paint carries inside. Scripts stay as closed as they were. */
const STYLE_SRC = /style-src 'self'(?! 'unsafe-inline')/

/** The shell of a page with its last paint in it: pixels first, scripts afterwards. */
export async function withLastPaint(shell: Response, paint: string): Promise<Response> {
  const html = await shell.text()
  const headers = new Headers(shell.headers)
  headers.delete('content-length')
  headers.delete('content-encoding')
  const policy = headers.get('content-security-policy')
  if (policy) headers.set('content-security-policy', policy.replace(STYLE_SRC, "style-src 'self' 'unsafe-inline'"))
  return new Response(
    html.replace(BODY, (body) => body + paint),
    { status: 200, headers },
  )
}
