import { at } from '../pattern.ts'
import { chineseNumber } from '../chinese-numbers.ts'
import { isReadSingly, ROUND } from '../code.ts'
import { DASH, DAYPART, DECIMAL } from './patterns.ts'
import { digits, number } from './said.ts'
import type { ChineseRule, ChineseTextStyle } from './style.ts'

/** Codes, signs between numbers, and numbers that nothing tells more about. */
export const SIGNS: readonly ChineseRule[] = [
  // A008, VIP006: codes on paper
  {
    pattern: /(?<![A-Za-z0-9])([A-Z]{1,3})-?(\d{1,4})(?![\dA-Za-z.])/y,
    read: ([, letters, all], _style, numerals) =>
      letters! + (isReadSingly(all!) ? digits(all!, numerals) : chineseNumber(Number(all), numerals)),
  },
  // 11月23日-25日, 周一—周五, A001-A010, -5~3℃, 8:30-下午5:30
  {
    pattern: at`\s*(?:(?<=[A-Z]\d{1,4}\s*)${DASH}(?=\s*(?:[A-Z]\d|\d{3,4}[号號]))|(?<=[日号號月年时時点點楼樓层層栋棟幢元万萬亿億%‰#]\s*|#\d+\s*|°[CF]\s*)${DASH}(?=\s*(?:-?#?\d|${DAYPART}))|(?<=(?:周|週|星期)[一二三四五六日天]\s*)${DASH}(?=\s*(?:周|週|星期|[一二三四五六日天]))|(?<=[\d]\s*)[–—~～]{1,2}(?=\s*-?\d)|(?<=\d\s*)${DASH}(?=\s*(?:${DAYPART})))\s*`,
    read: (_match, style) => style.to,
  },
  // ±7, ≥5; 7×24, 1:1, 3+2=5
  {
    pattern: /([±≥≤><≈])\s*(?=[\d¥￥$])/y,
    read: ([, sign], style) => style.signs[sign as keyof ChineseTextStyle['signs']],
  },
  {
    pattern: /(?<=[\d米m]\s*)([×xX*:+=])(?=\s*\d)/y,
    read: ([, sign], style) => style.between[(/[xX*]/.test(sign!) ? '×' : sign) as keyof ChineseTextStyle['between']],
  },
  // 文龙I、II线, 10kVII段, II类户, IV级响应: circuits, bus bars, ranks
  {
    pattern: /(?:(?<![A-Za-z\d])|(?<=[kK][vV]))(I{1,3}|IV)(?=(?:[、和]I{1,3}V?)*[线線段回期母类類级級])/y,
    read: ([, roman], _style, numerals) => chineseNumber(['I', 'II', 'III', 'IV'].indexOf(roman!) + 1, numerals),
  },
  // 3-5, 1000-2000, 12.5-13 go up; 3-201 and 7-11便利店 are names
  {
    pattern: at`(?<![\d.-]|比分\s?)(?:(\d{1,2}(?:\.\d+)?)-(\d{1,2}(?:\.\d+)?)|(\d{3,4}|${ROUND})-(\d{3,4}|${ROUND}))(?![\d-]|\.\d|便利)`,
    read: ([, a, b, from = a!, to = b!], style, numerals) =>
      number(from, numerals) + (Number(from) < Number(to) ? style.to : '-') + number(to, numerals),
  },
  // 12,345.67, 3.14, 20000
  {
    pattern: at`(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|${ROUND})(?![\d.])`,
    read: ([, a], _style, numerals) => number(a!, numerals),
  },
  // 1.2.3
  { pattern: /(?<=\d)\.(?=\d)/y, read: (_match, _style, { point }) => point },
  // Long ones, and those that begin with a nought, are names of something.
  { pattern: /(\d{5,}|0\d+)/y, read: ([, a], _style, numerals) => digits(a!, numerals) },
  // -5, 余额-12.5元
  {
    pattern: at`(?<=^|[\s，。、；：（(:到])-(?=\d)|(?<=[\u4e00-\u9fff])-(?=${DECIMAL}\s*元)`,
    read: (_match, _style, { minus }) => minus,
  },
  { pattern: /(\d{1,4})/y, read: ([, a], _style, numerals) => chineseNumber(Number(a), numerals) },
]
