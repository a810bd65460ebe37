/* "overflow: clip" came with Chromium 90. Old syntax. */
if (!('noModule' in document.createElement('script') && window.CSS && CSS.supports && CSS.supports('overflow', 'clip'))) {
  var plain = document.createElement('script')
  plain.src = '/old-browser-page.js'
  document.documentElement.appendChild(plain)
}
