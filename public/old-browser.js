/*
 * A screen whose browser is older than Chromium 90 says so in plain words instead of staying white.
 * A classic script in old syntax: it must run where nothing else does. `overflow: clip` came with Chromium 90.
 */
(function () {
  var modern = 'noModule' in document.createElement('script') && window.CSS && CSS.supports && CSS.supports('overflow', 'clip')
  if (modern) return
  var LINES = [
    ['zh-CN', '1.6em', '\u6b64\u5c4f\u5e55\u7684\u6d4f\u89c8\u5668\u7248\u672c\u8fc7\u65e7'],
    ['zh-CN', '1em', '\u8bf7\u66f4\u65b0\u5230 Chromium 90 \u6216\u66f4\u65b0\u7248\u672c\uff0c\u7136\u540e\u91cd\u65b0\u6253\u5f00\u672c\u9875\u3002'],
    ['en', '1em', 'This browser is too old. Please update to Chromium 90 or later and open this page again.'],
  ]
  function say() {
    var page = document.createElement('div')
    page.setAttribute('role', 'alert')
    page.style.cssText = 'position:fixed;top:0;left:0;width:100%;height:100%;box-sizing:border-box;padding:12vh 8vw;' +
      'background:#f7f8f5;color:#10302f;font:28px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif;z-index:9'
    for (var i = 0; i < LINES.length; i++) {
      var line = document.createElement('p')
      line.setAttribute('lang', LINES[i][0])
      line.style.fontSize = LINES[i][1]
      line.textContent = LINES[i][2]
      page.appendChild(line)
    }
    document.body.appendChild(page)
  }
  if (document.body) say()
  else document.addEventListener('DOMContentLoaded', say)
})()
