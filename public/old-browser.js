// Chromium 90 brought "clip". Old syntax.
if (!(window.CSS && CSS.supports && CSS.supports('overflow', 'clip'))) {
  var plain = document.createElement('script')
  plain.src = '/old-browser-page.js'
  document.documentElement.appendChild(plain)
}
