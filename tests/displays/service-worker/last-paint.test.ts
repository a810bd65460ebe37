import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withLastPaint } from '#displays/service-worker/last-paint.ts'

const POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; frame-ancestors 'none'"

test('a page that starts from its last paint has the pixels before its scripts run, and scripts stay closed in', async () => {
  const headers = { 'content-security-policy': POLICY, 'content-length': '9', 'content-type': 'text/html' }
  const shell = new Response('<html><head></head><body class="x"><p>late</p></body></html>', { headers })
  const answer = await withLastPaint(shell, '<div id="last-paint">A008 $&</div>')
  assert.equal(
    await answer.text(),
    '<html><head></head><body class="x"><div id="last-paint">A008 $&</div><p>late</p></body></html>',
  )
  assert.equal(
    answer.headers.get('content-security-policy'),
    POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'"),
  )
  assert.equal(answer.headers.get('content-length'), null)
  assert.equal(answer.headers.get('content-type'), 'text/html')
})
