/** What places are called: in English, in simplified characters, in traditional ones; the first of several is what is said. */
const PLACES = [
  'counter|窗口 柜台|櫃位',
  'window|窗口|櫃位',
  'room|房间 诊室 室|房間 診室',
  'consulting room|诊室|診室',
  'office|办公室|辦公室',
  'desk|柜台|櫃枱',
  'reception|前台|接待處',
  'VIP room|贵宾室|貴賓室',
  'self-service area|自助服务区|自助服務區',
  'service desk|服务台|服務台',
  'reception desk|引导台|詢問處',
].map((row) => {
  const [english = '', simplified = '', traditional = ''] = row.split('|')
  return { english, simplified: simplified.split(' '), traditional: traditional.split(' ') }
})

/** What English calls a place that is labelled in Chinese; undefined when it has no word for it. */
export function placeInEnglish(label: string): string | undefined {
  return PLACES.find(({ simplified, traditional }) => [...simplified, ...traditional].includes(label))?.english
}

/** Long names first: a service desk is no desk. */
const NAMES = PLACES.map(({ english }) => english).reverse()
const LABELLED = new RegExp(
  String.raw`\b(${NAMES.join('|')})(?![a-z])(?:\s*(?:no\.?)?\s*([a-z]?\d+[a-z]?|[a-z])\b)?`,
  'gi',
)

/** A label with English words in Chinese: Room 5 → 5号房间, Service Desk → 服务台; other words stay as they are. */
export function placesInChinese(label: string, script: 'simplified' | 'traditional'): string {
  return label.replace(LABELLED, (_all, name: string, number?: string) => {
    const place = PLACES.find(({ english }) => english.toLowerCase() === name.toLowerCase())!
    return (number ? `${number}号` : '') + place[script][0]!
  })
}
