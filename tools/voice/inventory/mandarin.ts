import { LETTERS, type Line, linesOf } from './line.ts'
import { SURNAMES } from './surnames.ts'

// Pinyin by hand, a syllable a word, the tone behind it, 5 for none; ü is v. What is kept stands in brackets, in a sentence
// that gives it the melody it will have in a call.

const DIGITS: Readonly<Record<string, string>> = {
  零: 'ling2',
  幺: 'yao1',
  一: 'yi1',
  二: 'er4',
  三: 'san1',
  四: 'si4',
  五: 'wu3',
  六: 'liu4',
  七: 'qi1',
  八: 'ba1',
  九: 'jiu3',
}
const TENS = '一二三四五六七八九'

/** 1 to 30 as counters are numbered: words and pinyin. */
const COUNTERS: readonly (readonly [words: string, pinyin: string])[] = Array.from({ length: 30 }, (_, index) => {
  const number = index + 1
  const [ten, one] = [Math.floor(number / 10), number % 10]
  const parts = [ten > 1 ? TENS[ten - 1]! : '', ten > 0 ? '十' : '', one > 0 ? TENS[one - 1]! : '']
  return [parts.join(''), parts.filter(Boolean).map(pinyinOf).join(' ')] as const
})

function pinyinOf(character: string): string {
  return character === '十' ? 'shi2' : DIGITS[character]!
}

/** Words of a call, in the call. */
const CALL = {
  请: '[qing3] ling2 ba1 hao4',
  号: 'ling2 ba1 [hao4] dao4 san1 hao4',
  到: 'ba1 hao4, [dao4] san1 hao4',
  窗口: 'san1 hao4 [chuang1 kou3] ban4 li3',
  柜台: 'san1 hao4 [gui4 tai2] ban4 li3',
  诊室: 'san1 hao4 [zhen3 shi4] jiu4 zhen3',
  贵宾室: 'dao4 [gui4 bin1 shi4] ban4 li3',
  自助服务区: 'dao4 [zi4 zhu4 fu2 wu4 qu1] ban4 li3',
  自助终端: 'dao4 [zi4 zhu4 zhong1 duan1] ban4 li3',
  服务台: 'dao4 [fu2 wu4 tai2] ban4 li3',
  引导台: 'qing3 dao4 [yin3 dao3 tai2]',
  大厅入口的引导台: 'qing3 dao4 [da4 ting1 ru4 kou3 de5 yin3 dao3 tai2]',
  办理: 'san1 hao4 chuang1 kou3 [ban4 li3]',
  办理业务: 'san1 hao4 chuang1 kou3 [ban4 li3 ye4 wu4]',
  缴费: 'san1 hao4 chuang1 kou3 [jiao3 fei4]',
  取药: 'san1 hao4 chuang1 kou3 [qu3 yao4]',
  就诊: 'san1 hao4 zhen3 shi4 [jiu4 zhen3]',
  再次呼叫: '[zai4 ci4 hu1 jiao4]',
  准备: 'ling2 ba1 hao4 [zhun3 bei4]',
  请准备: '[qing3 zhun3 bei4]',
  已过号: 'ling2 ba1 hao4 [yi3 guo4 hao4]',
  请到: '[qing3 dao4] yin3 dao3 tai2',
  请重新取号: '[qing3 chong2 xin1 qu3 hao4]',
  您前面还有: '[nin2 qian2 mian4 hai2 you3] san1 wei4',
  您前面没有人: '[nin2 qian2 mian4 mei2 you3 ren2]',
  位: 'hai2 you3 san1 [wei4]',
  女士: 'qing3 wang2 [nv3 shi4] dao4',
  先生: 'qing3 wang2 [xian1 sheng5] dao4',
  姓顾客: 'qing3 wang2 [xing4 gu4 ke4] dao4',
}

/** Whole notices, and the pieces of those that hold a time. */
const NOTICES = {
  请注意: '[qing3 zhu4 yi4]',
  紧急情况: '[jin3 ji2 qing2 kuang4]',
  听从工作人员指引: 'qing3 [ting1 cong2 gong1 zuo4 ren2 yuan2 zhi3 yin3]',
  暂停服务: '[zan4 ting2 fu2 wu4]',
  各位顾客: '[ge4 wei4 gu4 ke4]',
  本厅将于: '[ben3 ting1 jiang1 yu2] shi2 fen1',
  停止办理业务: 'yu2 shi2 dian3 [ting2 zhi3 ban4 li3 ye4 wu4]',
  请合理安排时间: '[qing3 he2 li3 an1 pai2 shi2 jian1]',
  分钟后: 'shi2 [fen1 zhong1 hou4] ting2 zhi3',
  停电通知: '[ting2 dian4 tong1 zhi1]',
  计划停电: '[ji4 hua4 ting2 dian4]',
  临时停电: '[lin2 shi2 ting2 dian4]',
  故障停电: '[gu4 zhang4 ting2 dian4]',
}

/** Numbers beyond digits, before what they count. */
const NUMBERS = {
  十: 'you3 [shi2] san1 wei4',
  '十|last': 'you3 er4 [shi2] hao4',
  百: 'you3 san1 [bai3] er4 shi2 wei4',
  千: 'you3 san1 [qian1] er4 bai3 wei4',
  万: 'you3 san1 [wan4] er4 qian1 wei4',
  两: 'hai2 you3 [liang3] wei4',
  点: 'shang4 wu3 ba1 [dian3] san1 shi2 fen1',
  分: 'dian3 san1 shi2 [fen1] ting2 zhi3',
  月: 'shi2 [yue4] san1 ri4',
  日: 'yue4 san1 [ri4] ba1 dian3',
}

/** Everything the default Mandarin pack can say. */
export const MANDARIN: readonly Line[] = [
  ...linesOf(CALL),
  ...COUNTERS.map(([words, pinyin]) => ({
    name: `到${words}号窗口`,
    script: `[dao4 ${pinyin} hao4 chuang1 kou3] ban4 li3`,
  })),
  // Desks and consulting rooms: a bank has ten of them; beyond, and in the middle of a number, word by word.
  ...COUNTERS.slice(0, 10).map(([words, pinyin]) => ({
    name: `到${words}号`,
    script: `[dao4 ${pinyin} hao4] gui4 tai2 ban4 li3`,
  })),
  ...Object.entries(DIGITS).map(([name, pinyin]) => ({ name, script: `ling2 [${pinyin}] ling2 hao4` })),
  ...Object.entries(DIGITS).map(([name, pinyin]) => ({ name: `${name}|last`, script: `ling2 ling2 [${pinyin}] hao4` })),
  ...linesOf(NUMBERS),
  ...LETTERS.map((name): Line => ({ name, script: name, by: 'letters' })),
  ...linesOf(NOTICES),
  ...linesOf(SURNAMES, (pinyin) => `qing3 [${pinyin}] nv3 shi4`),
]
