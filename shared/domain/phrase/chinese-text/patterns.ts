import { piece } from '../pattern.ts'
import { CHINESE_UNITS, MEASURE_WORDS } from '../chinese-units.ts'

/** Pieces of patterns that the rules of Chinese text are made of. */
export const DECIMAL = piece`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`

/** In 10kVII段 the unit ends before the number of the section. */
const NO_LETTER = '(?!(?!I{1,3}V?[线線段回母、和])[A-Za-z])'
/** 1A号楼 is a building, and no current. */
const NO_NAME = '(?![号號栋棟幢座区區室楼樓口窗柜櫃门門元户戶人])'
const END = piece`${NO_LETTER}(?:(?<=[A-Za-z°]{2}|\d)|${NO_NAME})`
/** A unit in any spelling. */
export const UNIT = `(${CHINESE_UNITS})${END}`

/** Words that only begin like one that counts: a second form, our hall, some of, respectively, all, by hand, a second circuit, on Monday. */
const NOT_COUNTED =
  '年[级級]|本[厅廳院行店站所户戶]|部[分门門]|分[别別]|所[有在]|[针針][对對灸]|回[线線路]|人工|人民(?![币幣])|台[区區]|(?:周|週|星期)[一二三四五六日天末]'
/** Two years are counted, a second form is not. */
export const MEASURES = `(?!${NOT_COUNTED})(?:${MEASURE_WORDS})`
/** Behind two numbers that are a range, and no date or telephone number. */
export const COUNTED = piece`\s*(?:${MEASURES}|(?:${CHINESE_UNITS})${END}|[月日号號楼樓层層级級#%‰栋棟幢单單室房组組班类類路線线页頁期折便版区區]|之[间間])`

export const DASH = '(?:-{1,2}?|[–—]{1,2}|[~～]{1,2})'
export const TO = piece`\s*(?:${DASH}|[至到])\s*`
export const DAYPART = '[上下]午|凌晨|早上|中午|晚上?|次日|翌日|当日|當日'
/** No number ends or begins in the middle of a longer one. */
export const ALONE = piece`(?<![\d.])`
