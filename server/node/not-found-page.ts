import { createHash } from 'node:crypto'

/**
 * The house's looks without the build: an address that names nothing must not depend on what is built. The way to the
 * launcher shows only in a browser's own window: one that fills its screen is a wall or a kiosk, where nobody may leave.
 */
const LOOKS = `
*{box-sizing:border-box;margin:0}
html,body{height:100%}
body{display:grid;place-content:center;gap:4vmin;padding:8vmin;text-align:center;background:#f7f8f5;color:#10302f;line-height:1.35;
font-family:'Noto Sans CJK SC','Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif}
h1{font-size:clamp(26px,5.4vmin,116px);font-weight:600;color:#0b6b66}
p{font-size:clamp(16px,2.8vmin,60px)}
[lang=en]{display:block;color:#4a6766;font-weight:400;font-size:.7em}
p [lang=en]{font-size:.9em}
a{display:none;padding:.6em 1.7em;border:1px solid #0b6b66;border-radius:9em;color:#0b6b66;text-decoration:none}
a [lang=en]{display:inline}
a:focus-visible{outline:3px solid #0b6b66;outline-offset:3px}
a:hover{background:#e3efec}
@media (display-mode:browser) and (any-pointer:fine),(display-mode:browser) and (any-pointer:coarse){a{display:inline-block}}
@media (min-aspect-ratio:3/1){body{gap:6vmin;padding:0 4vmin;line-height:1.2}h1{font-size:17vmin}p{font-size:10vmin}}
`

/** Screens of customers: their addresses never lead to the launcher, in whatever window. */
const PUBLIC = /^\/+(?:call-board|counter-sign|evaluation-pad|ticket-kiosk|voice|waiting-area)\b/i

const WAY_OUT = '<p><a href="/">全部屏幕 <span lang="en">All screens</span></a></p>'

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(LOOKS).digest('base64')}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}

/** What stands at an address that names no page: plain words in both languages. */
export function notFoundPage(pathname: string): Response {
  const page = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>没有这个页面 · No such page</title><style>${LOOKS}</style></head>
<body><h1>没有这个页面<span lang="en">There is no such page</span></h1>
<p>请检查网址是否写对。<span lang="en">Please check the address.</span></p>
${PUBLIC.test(pathname) ? '' : WAY_OUT}</body></html>
`
  return new Response(page, { status: 404, headers: HEADERS })
}
