import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, test } from 'node:test'
import { putAway } from '#displays/service-worker/put-away.ts'
import { LAST_PAINTS, ONCE_MORE, PAINTED_BY, type PaintedPage } from '#shared/protocol/shell.ts'

const SCRIPT = '/assets/call-board-Ab12Cd34.js'
const SHELL = `<!doctype html>
<html lang="zh-CN">
  <head>
    <title>综合屏</title>
    <script src="/old-browser.js" defer></script>
    <script type="module" crossorigin src="${SCRIPT}"></script>
    <link rel="stylesheet" crossorigin href="/assets/call-board-Ef56.css">
  </head>
  <body></body>
</html>`
const PAINTED: PaintedPage = {
  type: 'PAINTED',
  address: '/call-board/?hall=demo',
  script: SCRIPT,
  html: '<call-board-app lang="zh-CN"><!--?lit$123456789$--><board-now><b data-ticket="A008">A008 &lt; $&amp;</b><!----></board-now><p class="freshness" data-freshness="live">x</p><!--?--></call-board-app>',
  theme: '/themes/night.css',
}

const STARTER = "{ /* $& and < */ document.title = 'begun' }"

let files: Record<string, string>
let kept: Map<string, Response>

beforeEach(() => {
  files = {
    '/call-board/index.html': SHELL,
    '/assets/call-board-Ef56.css': 'board-now b{color:red}board-now-row{color:blue}#last-paint{inset:0}',
    '/themes/night.css': ':root{--ink:#fff}',
    '/after-last-paint.js': STARTER,
  }
  kept = new Map()
  const open = async (name: string) => ({
    put: async (key: string, response: Response) => void kept.set(`${name} ${key}`, response),
  })
  Object.assign(globalThis, { caches: { open } })
})
afterEach(() => void Reflect.deleteProperty(globalThis, 'caches'))

const read = async (address: string): Promise<Response> => {
  const headers = {
    etag: '"1"',
    'content-type': 'text/html',
    'content-security-policy': "style-src 'self'; script-src 'self'",
  }
  return new Response(files[address] ?? 'not found', { status: files[address] ? 200 : 404, headers })
}

async function paint(painted = PAINTED): Promise<{ page: string; headers: Headers | undefined }> {
  await putAway(painted, read)
  const answer = kept.get(`${LAST_PAINTS} /call-board/?hall=demo`)
  return { page: (await answer?.text()) ?? '', headers: answer?.headers }
}

test('a page is put away as it looks: its markup and its styles, in which no script finds an element to wake', async () => {
  const { page } = await paint()
  const body = /<body>(.*)<\/body>/s.exec(page)?.[1]
  assert.equal(
    body,
    '<style class="last-paint">was-board-now b{color:red}board-now-row{color:blue}#last-paint{inset:0}</style><style class="last-paint">:root{--ink:#fff}</style>' +
      '<div id="last-paint" class="last-paint" aria-hidden="true"><was-call-board-app lang="zh-CN"><was-board-now>' +
      '<b data-ticket="A008">A008 &lt; $&amp;</b></was-board-now><p class="freshness" data-freshness="recovering">x</p></was-call-board-app></div>' +
      '<i id="last-paint-end" class="last-paint" hidden></i>',
  )
})

test('it is kept once more first: a browser that ends meanwhile has this paint whole, or the one before', async () => {
  kept.clear()
  await paint()
  const places = [`${ONCE_MORE}/call-board/?hall=demo`, '/call-board/?hall=demo']
  assert.deepEqual(
    [...kept.keys()],
    places.map((place) => `${LAST_PAINTS} ${place}`),
  )
})

test('its script and its own sheet are held back until the paint is on the glass: a script inside brings them', async () => {
  const { page, headers } = await paint()
  assert.deepEqual(page.match(/<script.*<\/script>/g), [
    `<script data-script="${SCRIPT}" data-sheet="/assets/call-board-Ef56.css" data-theme="/themes/night.css">${STARTER}</script>`,
  ])
  const hash = createHash('sha256').update(STARTER).digest('base64')
  assert.ok(headers?.get('content-security-policy')?.endsWith(`script-src 'self' 'sha256-${hash}'`))
  delete files['/after-last-paint.js']
  kept.clear()
  assert.equal((await paint()).page, '', 'without what brings the page the paint would stand for ever')
})

test('what stands in the page before its script is laid out whole', async () => {
  const { page } = await paint()
  assert.match(page, /<link rel="expect" href="#last-paint-end" blocking="render">/)
  assert.match(page, /<i id="last-paint-end"[^>]*><\/i><\/body>/)
  assert.doesNotMatch(page, /<link rel="stylesheet"/)
  assert.match(page, /<title>综合屏<\/title>/)
})

test('it is sent with the headers of its page, and says who painted it', async () => {
  const { headers } = await paint()
  assert.equal(headers?.get(PAINTED_BY), SCRIPT)
  assert.match(
    headers?.get('content-security-policy') ?? '',
    /^style-src 'self' 'unsafe-inline'; script-src 'self' 'sha256-[^']+'$/,
  )
  assert.equal(headers?.get('etag'), null)
})

test('a theme that names files beside itself stays in its file, after the page’s own styles; a missing one changes nothing', async () => {
  files['/themes/night.css'] = ':root{--ground:url(river.svg)}'
  const { page } = await paint()
  assert.match(
    page,
    /<\/style><link rel="stylesheet" class="last-paint" href="\/themes\/night.css"><div id="last-paint"/,
  )
  delete files['/themes/night.css']
  assert.doesNotMatch((await paint()).page, /not found|href="\/themes/)
})

test('what another version has painted is not put away', async () => {
  const { page } = await paint({ ...PAINTED, script: '/assets/call-board-Older123.js' })
  assert.equal(page, '')
})
