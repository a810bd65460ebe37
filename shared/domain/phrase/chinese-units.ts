import { spelledUnits, UNIT_SYMBOLS, unitName, type UnitWords } from './units.ts'

const WORDS: UnitWords = {
  names: {
    V: '伏',
    A: '安',
    W: '瓦',
    Wh: '瓦时',
    W·h: '瓦时',
    VA: '伏安',
    V·A: '伏安',
    var: '乏',
    Hz: '赫兹',
    Pa: '帕',
    Ω: '欧姆',
    '°C': '摄氏度',
    '°F': '华氏度',
    m: '米',
    km: '公里',
    g: '克',
    t: '吨',
    L: '升',
    h: '小时',
    min: '分钟',
    s: '秒',
    TB: 'T B',
    GB: 'G B',
    MB: 'M B',
  },
  prefixes: { k: '千', M: '兆', G: '吉', m: '毫', c: '厘' },
  powers: { 2: '平方', 3: '立方' },
}

const { pattern, symbol } = spelledUnits([...UNIT_SYMBOLS, 'TB', 'GB', 'MB'])
/** Symbols of units in any spelling, as a pattern. */
export const CHINESE_UNITS = pattern

/** A unit behind a number: how it is said, and whether it is counted like things (两公里) or measured (二百二十伏). */
export function chineseUnit(written: string): { readonly word: string; readonly counted: boolean } {
  const unit = symbol(written)
  return { word: unitName(unit, WORDS), counted: /^(?:[kcm]?[mgL][23]?|t|h|min|s)$/.test(unit) }
}

/** Words that count what stands behind them, as far as they tell: 2 before one of them is 两. */
export const MEASURE_WORDS =
  '小[时時]|公[里斤]|千[米克瓦伏]|[立平]方|平米|[厘毫]米|工作日|自然日|星期|日[内內]|[美港欧歐]元|港[币幣]|英[镑鎊]|刻[钟鐘]|[点點时時位个個名户戶人次天周週年张張台臺件份元块塊角分条條种種家间間只隻本辆輛项項页頁回遍套批笔筆米吨噸克升度秒倍处處座盏盞根袋箱把万萬亿億岁歲斤亩畝里步封瓶杯包盒片支双雙对對届屆趟部蚊毛粒滴颗顆棵所针針剂劑]'

/** Digits behind one of these name something; they are read one by one, however few they are. */
export const NUMBER_NAMES =
  '[尾户戶编編卡账帳工单單表机機证證][号號]|[号號证證件密代编編][码碼]|[电電][话話]|[拨撥]打|致[电電]|[热熱][线線]|房[间間]|[门門]牌|[邮郵][编編]|客服'
