/* A screen whose browser is too old says so in plain words. Old syntax, here and in old-browser.js, which brings it
   where "overflow: clip" is not known: that came with Chromium 90. */
(function () {
  var LINES = [
    ['zh-CN', '1.6em', '此屏幕的浏览器版本过旧'],
    ['zh-CN', '1em', '请更新到 Chromium 90 或更新版本，然后重新打开本页。'],
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
