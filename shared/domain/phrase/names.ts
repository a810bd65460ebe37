/** Family names of two characters; of any other name the first character is the family name. */
const DOUBLE = new Set(
  '欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 尉迟 尉遲 皇甫 公孙 公孫 慕容 令狐 宇文 长孙 長孫 端木 东方 東方 南宫 南宮 西门 西門 独孤 獨孤 司徒 司空 轩辕 軒轅 钟离 鍾離 申屠 澹台 澹臺 呼延 百里 闻人 聞人 赫连 赫連 万俟'.split(
    ' ',
  ),
)

/** What stands for a character that nobody may read. */
const MASK = /[*＊×xX●○•#?？_某囗〇□]/

/** The family name of a Chinese name as far as it is not masked; null when it is, or when the name is not Chinese. */
export function familyName(name: string): string | null {
  const text = name.normalize('NFKC').trim()
  const [first = '', second = ''] = Array.from(text)
  if (MASK.test(first) || !/^\p{Script=Han}$/u.test(first)) return null
  return DOUBLE.has(first + second) ? first + second : first
}
