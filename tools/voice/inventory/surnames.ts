const READINGS =
  '王wang2 李li3 张zhang1 刘liu2 陈chen2 杨yang2 黄huang2 赵zhao4 吴wu2 周zhou1 徐xu2 孙sun1 马ma3 朱zhu1 胡hu2 郭guo1 何he2 林lin2 罗luo2 高gao1 ' +
  '郑zheng4 梁liang2 谢xie4 宋song4 唐tang2 许xu3 韩han2 邓deng4 冯feng2 曹cao2 彭peng2 曾zeng1 肖xiao1 田tian2 董dong3 潘pan1 袁yuan2 蔡cai4 蒋jiang3 余yu2 ' +
  '于yu2 杜du4 叶ye4 程cheng2 魏wei4 苏su1 吕lv3 丁ding1 任ren2 卢lu2 姚yao2 沈shen3 钟zhong1 姜jiang1 崔cui1 谭tan2 陆lu4 范fan4 汪wang1 廖liao4 ' +
  '石shi2 金jin1 韦wei2 贾jia3 夏xia4 付fu4 方fang1 邹zou1 熊xiong2 白bai2 孟meng4 秦qin2 邱qiu1 侯hou2 江jiang1 尹yin3 薛xue1 闫yan2 段duan4 雷lei2 ' +
  '龙long2 黎li2 史shi3 陶tao2 贺he4 毛mao2 郝hao3 顾gu4 龚gong1 邵shao4 覃qin2 武wu3 钱qian2 戴dai4 严yan2 莫mo4 孔kong3 向xiang4 常chang2 温wen1'

/** The hundred commonest family names of China, as they are read when they are names: 任 rén, 曾 zēng. */
export const SURNAMES: Readonly<Record<string, string>> = Object.fromEntries(
  READINGS.split(' ').map((reading) => [reading[0]!, reading.slice(1)]),
)
