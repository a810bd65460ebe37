import type { Browser, BrowserContext, Locator } from 'playwright-core'
import { decodeQR } from 'qr/decode.js'

/** What a phone's camera reads in this part of the page: a screenshot, decoded by other code than drew it. @throws when it reads nothing */
export async function readQr(browser: Browser | BrowserContext, place: Locator): Promise<string> {
  const png = (await place.screenshot()).toString('base64')
  const darkroom = await browser.newPage()
  try {
    const { rgba, ...size } = await darkroom.evaluate(pixelsOf, png)
    return decodeQR({ ...size, data: Buffer.from(rgba, 'base64') })
  } finally {
    await darkroom.close()
  }
}

/** Runs in the page, which can read a PNG; a million pixels come out of it fastest as one text. */
async function pixelsOf(png: string) {
  const picture = new Image()
  picture.src = `data:image/png;base64,${png}`
  await picture.decode()
  const { width, height } = picture
  const canvas = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d')!
  canvas.drawImage(picture, 0, 0)
  const file = new FileReader()
  const url = new Promise<string>((resolve) => {
    file.addEventListener('load', () => resolve(file.result as string), { once: true })
  })
  file.readAsDataURL(new Blob([canvas.getImageData(0, 0, width, height).data]))
  return { width, height, rgba: (await url).split(',')[1] ?? '' }
}
