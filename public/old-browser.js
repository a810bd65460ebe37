if (!(window.CSS && CSS.supports('overflow', 'clip')))
  document.head.appendChild(document.createElement('script')).src = '/old-browser-page.js'
