import { at } from '../pattern.ts'
import { chineseNumber } from '../chinese-numbers.ts'
import { chineseUnit } from '../chinese-units.ts'
import { COIN, COIN_CODE, coinOf } from '../coins.ts'
import { ALONE, DASH, DECIMAL, MEASURES, TO, UNIT } from './patterns.ts'
import { count, fraction, number, sum } from './said.ts'
import type { ChineseRule } from './style.ts'

/** Behind the number of a place, and no sum of days or parts. */
const NUMBERED = '[号號][窗柜櫃楼樓主线線机機台臺]'

/** Percents, money, measurements and what is counted. */
export const AMOUNTS: readonly ChineseRule[] = [
  {
    pattern: at`${ALONE}(${DECIMAL})%?${TO}(${DECIMAL})%`,
    read: ([, a, b], style, numerals) =>
      `${style.percent}${number(a!, numerals)}${style.to}${style.percent}${number(b!, numerals)}`,
  },
  {
    pattern: at`((?<![\dA-Za-z%‰])-)?(${DECIMAL})([%‰])`,
    read: ([, minus, a, sign], style, numerals) =>
      (sign === '%' ? style.percent : style.permille) + (minus ? numerals.minus : '') + number(a!, numerals),
  },
  // ¥200, RMB200, ¥20-30万, $-5
  {
    pattern: at`((?<![\dA-Za-z])-)?(${COIN})\s*(-)?(${DECIMAL})(?:${TO}(?:${COIN})?(${DECIMAL}))?(?:\s*([万萬亿億]))?(?:\s*[元圆圓])?`,
    read: ([, before, coin, minus = before, a, b, scale = ''], style, numerals) =>
      (minus ? numerals.minus : '') +
      [a!, ...(b ? [b] : [])].map((one) => sum(one, numerals)).join(style.to) +
      scale +
      style.coins[coinOf(coin!)],
  },
  // 200RMB, 20 USD
  {
    pattern: at`${ALONE}(${DECIMAL})(\s*[万萬亿億])?\s*(${COIN_CODE})(?![A-Za-z])`,
    read: ([, a, scale = '', coin], style, numerals) => sum(a!, numerals) + scale + style.coins[coinOf(coin!)],
  },
  {
    pattern: at`${ALONE}(${DECIMAL})(?=\s*元)`,
    read: ([, a], _style, numerals) => sum(a!, numerals),
  },
  // 10-20分钟, 2~3个: both are counted; 2-3楼, 1-2号: neither is
  {
    pattern: at`${ALONE}(${DECIMAL})\s*${DASH}\s*(${DECIMAL})(?=\s*(?:${MEASURES}))`,
    read: ([, a, b], style, numerals) => count(a!, numerals) + style.to + count(b!, numerals),
  },
  {
    pattern: at`((?<![\dA-Za-z])-)?${ALONE}(${DECIMAL})\s*${DASH}\s*(?=-?(${DECIMAL})\s*(?:${UNIT}|[月日楼樓层層级級#]|([号號])))`,
    read: ([, minus, a, b, , house], style, numerals) =>
      (minus ? numerals.minus : '') + number(a!, numerals) + (house && Number(a) >= Number(b) ? '-' : style.to),
  },
  // 220V, 10kv, -25℃, 60km/h
  {
    pattern: at`((?<![\dA-Za-z])-)?(${DECIMAL})\s*${UNIT}(?:/${UNIT})?`,
    read: ([, minus, a, unit, other], style, numerals) => {
      const { word, counted } = chineseUnit(unit!)
      const value = counted ? count(a!, numerals) : number(a!, numerals)
      return (minus ? numerals.minus : '') + value + word + (other ? style.per + chineseUnit(other).word : '')
    },
  },
  // 5元/次-8元/次
  {
    pattern: at`(?<=\d[万萬亿億]?元(?:/[个個月次度户戶人天年台件份])?)\s?${DASH}\s?(?=\d)`,
    read: (_match, { to }) => to,
  },
  // 元/度, ¥0.5/kWh, 20/月; 每m2, 3½km
  {
    pattern: at`(?<=[\d元角分万萬里米BbHh])\s?/\s?(?:${UNIT}|(?=${MEASURES}|[月日]))|(?<=每\s?|\d/\d{1,2}\s?)${UNIT}`,
    read: ([all, paid, each = paid], { per }) => (all!.includes('/') ? per : '') + (each ? chineseUnit(each).word : ''),
  },
  // 1/2/3号窗口: one counter or another
  { pattern: at`(?<=\d)/(?=\d+(?:/\d+)*\s?${NUMBERED})`, read: () => '、' },
  // 3½, 3 1/2, 2/3杯; 10/0.4kV and 3/4号窗口 are none
  {
    pattern: at`(?<![\d.:/-])(?:(\d{1,3})\s+)?([1-9]\d?\/[1-9]\d{0,2})(?![\d/]|\.\d|\s?${NUMBERED})`,
    read: ([, whole, part], style, numerals) =>
      (whole ? chineseNumber(Number(whole), numerals) + style.and : '') + fraction(part!, style, numerals),
  },
  // 第2, 第1-3: places in an order
  {
    pattern: at`(第\s*)(\d{1,4})(?:${TO}第?(\d{1,4}))?(?![\d.])`,
    read: ([, first, a, b], style, numerals) =>
      first! + chineseNumber(Number(a), numerals) + (b ? style.to + chineseNumber(Number(b), numerals) : ''),
  },
  // 2位, 2小时, 12000户, 1.5万户, 200多户, 2点
  {
    pattern: at`(?<![\dA-Za-z])(${DECIMAL})(?=\s*[多余餘]?(?:${MEASURES}))`,
    read: ([, a], _style, numerals) => count(a!, numerals),
  },
]
