/** Family names of two characters; of any other name the first character is the family name. */
const DOUBLE = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 尉迟 尉遲 皇甫 公孙 公孫 慕容 令狐 宇文 长孙 長孫 端木 东方 東方 南宫 南宮 西门 西門 独孤 獨孤 司徒 司空 轩辕 軒轅 钟离 鍾離 申屠 澹台 澹臺 呼延 百里 闻人 聞人 赫连 赫連 万俟'.split(
    ' ',
  ),
)

/** What stands for a character that nobody may read. */
const MASK = /[*＊×xX●○•#?？_某囗〇□]/

/** Parts of a name of another people, of which the first is no family name. */
const DOT = /[·‧・.]|(?<=\p{Script=Han})•(?=\p{Script=Han})/gu

/**
 * What of a Chinese name may be spoken: the family name as far as it is not masked, all of 阿卜杜拉·买买提, whose dot makes
 * no sound; null when nothing may, or when the name is not Chinese.
 */
export function spokenName(name: string): string | null {
  const text = name.normalize('NFKC').trim()
  const parts = text.split(DOT)
  const whole = parts.join('')
  if (parts.length > 1) return MASK.test(whole) || !/^\p{Script=Han}+$/u.test(whole) ? null : whole
  const [first = '', second = ''] = Array.from(text)
  if (MASK.test(first) || !/^\p{Script=Han}$/u.test(first)) return null
  return DOUBLE.has(first + second) ? first + second : first
}
