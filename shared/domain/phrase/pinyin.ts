/** The first character of each letter of pinyin, as dictionaries have them; nothing begins with I, U or V. */
const [FIRSTS, LETTERS] = ['阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀', 'ABCDEFGHJKLMNOPQRSTWXYZ']

/** Family names as Chinese customers write them in Latin letters, the frequent ones; nobody is called so by a first name. */
const FAMILIES =
  /^(?:wang|li|zhang|liu|chen|yang|zhao|huang|zhou|wu|xu|sun|hu|zhu|gao|guo|he|luo|zheng|liang|xie|song|tang|deng|feng|xiao|cheng|cao|zeng|peng|ou ?yang|si ?tu|shang ?guan|huang ?fu)$/i

/** Does a name in Latin letters begin with a Chinese family name? Li Na is Ms Li. */
export function isChineseFamily(word: string): boolean {
  return FAMILIES.test(word)
}

/** The letters that characters begin with in pinyin: 普通 P T, 贵 G. */
export function pinyinInitials(words: string): readonly string[] {
  const dictionary = new Intl.Collator('zh-CN-u-co-pinyin')
  return Array.from(words, (character) => {
    const before = Array.from(FIRSTS).filter((first) => dictionary.compare(first, character) <= 0)
    return LETTERS[Math.max(before.length, 1) - 1]!
  })
}
