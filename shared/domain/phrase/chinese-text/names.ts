import { at } from '../pattern.ts'
import { chineseNumber, digitWord } from '../chinese-numbers.ts'
import { NUMBER_NAMES } from '../chinese-units.ts'
import { telephone } from '../telephone.ts'
import { COUNTED, MEASURES, UNIT } from './patterns.ts'
import { digits } from './said.ts'
import type { ChineseRule } from './style.ts'

/** The end of a word, and of no number and nothing done: 病历 of 病历号1203, not 三 of 三号1203, nor 取 of 取号1203. */
const NOT_NUMBERED = '[\\u4e00-\\u9fff](?<![零〇一二三四五六七八九十百千取发發叫挂掛放过過])'

/** Digits that name something: telephones, cards, rooms, roads, grades. */
export const NAMES: readonly ChineseRule[] = [
  // 138****5678, 尾号**34: what is masked is not said, and what is left is no number
  {
    pattern:
      /(?<!\d)(\d+)(?: ?[*＊●•]{2,}(?: [*＊●•]{2,})* ?|[xX]{3,})(\d+)|(?:(?<![*＊●•])[*＊●•]{2,}|(?<=\d)[xX]{3,})(\d+)/y,
    read: ([all], _style, numerals) => digits(all!, numerals),
  },
  { pattern: at`${telephone(COUNTED)}`, read: ([all], _style, numerals) => digits(all!, numerals) },
  // 尾号1702, 拨打110, 取件码3-2-1024: digits of a name, not a number; 密码6位 and 电话2部 are counted
  {
    pattern: at`((?:${NUMBER_NAMES})[号號码碼]?(?:是|为|為|：|:)?\s*)((?:\d+(?:-\d+)+|\d{2,})(?: \d{3,})*)(?![\d:]|[A-Z]+\d|[-./]\d|\s*(?:年|(?<!\d{7})${MEASURES}))`,
    read: ([, name, all], _style, numerals) => name! + digits(all!, numerals),
  },
  // 粤B8F23K, 信用代码91530100MA6K1234XY: letters and digits of plates and codes
  {
    pattern:
      /(?<=[京津沪滬渝冀豫云雲辽遼黑湘皖鲁魯新苏蘇浙赣贛鄂桂甘晋晉蒙陕陝吉闽閩贵貴粤粵青藏川宁寧琼瓊][A-Z][·•]?|代[码碼][是为為：:]?)(?=[A-Z]*\d)[A-Z\d]{5,}(?![A-Za-z\d])/y,
    read: ([all], _style, numerals) => all!.replace(/\d/g, (digit) => digits(digit, numerals)),
  },
  // 打110、119或120, 转8001, 后四位1234, 病历号1203, A座1203; 110报警, 400电话, 318国道, 102路, 301室, 205办公室, 302床
  {
    pattern: at`(?<=[打拨撥](?:\d+[、或和及])*|[转轉]|[后後末][\d三四五六八]位[是为為：:]?\s*|${NOT_NUMBERED}[号號][是为為：:]?\s*|[楼樓座栋棟幢]|[单單]元)(\d{3,5})(?![\d.]|[-~～]\d|\s*(?:[多余餘]|${MEASURES}|${UNIT}|[年%‰]))`,
    read: ([, all], _style, numerals) => digits(all!, numerals),
  },
  {
    pattern:
      /(?<![\dA-Za-z.])(\d{3,4})(?=报警|報警|火警|急救|电话|電話|热线|熱線|国道|國道|省道|县道|縣道|路(?![灯燈口])|[号號]?(?:病|[诊診]|[办辦]公|[会會][议議]|[教客包])?[室房]|包[间間]|床)/y,
    read: ([, all], _style, numerals) => digits(all!, numerals),
  },
  // 5A级景区, 4S店: letters, and no current and no seconds
  {
    pattern: /(?<![\dA-Za-z.])(\d)([AaSs])(?=\s?[级級景信企认認评評旅写寫店纸紙])/y,
    read: ([, a, letter]) => digitWord(a!) + letter!.toUpperCase(),
  },
  // 95折
  { pattern: /(?<![\d.])([1-9][1-9])(?=折)/y, read: ([, all], _style, numerals) => digits(all!, numerals) },
  // No.3, #3, 3#
  {
    pattern: /(?:N[oO]\.?\s*|№\s*|#)(\d+)[号號]?/y,
    read: ([, a], style, numerals) =>
      (a!.length > 4 ? digits(a!, numerals) : chineseNumber(Number(a), numerals)) + style.numbered,
  },
  {
    pattern: /(?<![\dA-Za-z])(\d{1,4})#[号號]?/y,
    read: ([, a], style, numerals) => chineseNumber(Number(a), numerals) + style.numbered,
  },
  // www.95598.cn
  { pattern: /(?<=[A-Za-z0-9])\.(?=[A-Za-z]{2})|(?<=\bwww)\.(?=\d)/y, read: (_match, _style, { point }) => point },
]
