/** The first character of each letter of pinyin, as dictionaries have them; nothing begins with I, U or V. */
const [FIRSTS, LETTERS] = ['阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀', 'ABCDEFGHJKLMNOPQRSTWXYZ']

/** The letters that characters begin with in pinyin: 普通 P T, 贵 G. */
export function pinyinInitials(words: string): readonly string[] {
  const dictionary = new Intl.Collator('zh-CN-u-co-pinyin')
  return Array.from(words, (character) => {
    const before = Array.from(FIRSTS).filter((first) => dictionary.compare(first, character) <= 0)
    return LETTERS[Math.max(before.length, 1) - 1]!
  })
}
