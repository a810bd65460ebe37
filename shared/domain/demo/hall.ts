import {
  type Arrow,
  type CounterConfig,
  DEFAULT_POLICY,
  type HallConfig,
  type Service,
  type Staff,
  type Words,
} from '../queue/config.ts'
import type { CounterId, HallId, ServiceId, StaffId, ZoneId } from '../queue/ids.ts'

/** Minutes of head start of what a counter is there for; with none it helps out when the queue elsewhere is long. */
const FIRST = 6
const HELPS_OUT = 0

function service(
  id: string,
  zh: string,
  en: string,
  typicalMin: number,
  targetMin: number,
  divertible: boolean,
): Service {
  return { id: id as ServiceId, letter: id, name: { zh, en }, typicalMin, targetMin, divertible }
}

function counter(
  id: string,
  zone: string,
  serves: Readonly<Record<string, number>>,
  barrierFree = false,
): CounterConfig {
  const label: Words = { zh: `${id}号窗口`, en: `Counter ${id}` }
  const services = Object.entries(serves).map(([service, headStartMin]) => ({
    service: service as ServiceId,
    headStartMin,
  }))
  return { id: id as CounterId, label, zone: zone as ZoneId, serves: services, barrierFree }
}

function staff(id: string, name: string): Staff {
  return { id: id as StaffId, name }
}

/** Which way to walk from a board to counters 1 … 6. */
function arrows(...to: readonly Arrow[]): Readonly<Record<string, Arrow>> {
  return Object.fromEntries(to.map((arrow, index) => [String(index + 1), arrow]))
}

/**
 * 云岭供电营业厅: a county power-supply hall that does not exist, with people who do not exist. It seeds every demo and
 * every mock. It gives tickets at night too, because a demo hall never sleeps.
 */
export const DEMO_HALL: HallConfig = {
  id: 'demo' as HallId,
  name: { zh: '云岭供电营业厅', en: 'Yunling Power Supply Hall' },
  timeZone: 'Asia/Shanghai',
  dayStartsAt: '04:00',
  hours: { open: '08:30', close: '17:30', ticketsOutside: 'allow' },
  zones: [
    { id: 'east' as ZoneId, name: { zh: '东区', en: 'East area' } },
    { id: 'west' as ZoneId, name: { zh: '西区', en: 'West area' } },
  ],
  services: [
    service('A', '新装增容', 'New connection', 15, 20, false),
    service('B', '变更过户', 'Account change', 10, 20, false),
    service('C', '电费缴纳', 'Bills', 4, 5, true),
    service('D', '咨询查询', 'Enquiries', 3, 10, true),
    service('V', '大客户', 'Key accounts', 12, 15, false),
  ],
  counters: [
    counter('1', 'east', { A: FIRST, B: HELPS_OUT }),
    counter('2', 'east', { A: FIRST, B: FIRST }),
    counter('3', 'east', { B: FIRST, D: HELPS_OUT }),
    counter('4', 'west', { C: FIRST, D: FIRST }),
    counter('5', 'west', { V: FIRST, C: HELPS_OUT, B: HELPS_OUT }),
    counter('6', 'west', { C: FIRST, D: FIRST, B: FIRST, A: HELPS_OUT }, true),
  ],
  staff: [
    staff('li-na', '李娜 Li Na'),
    staff('wang-lei', '王磊 Wang Lei'),
    staff('zhang-min', '张敏 Zhang Min'),
    staff('chen-hao', '陈浩 Chen Hao'),
    staff('zhao-xue', '赵雪 Zhao Xue'),
    staff('liu-yang', '刘洋 Liu Yang'),
    staff('sun-ting', '孙婷 Sun Ting'),
    staff('zhou-kai', '周凯 Zhou Kai'),
  ],
  policy: DEFAULT_POLICY,
  board: {
    languages: ['zh', 'en'],
    theme: 'river',
    ticker: [
      {
        zh: '请留意屏幕和广播，听到叫号后到对应窗口办理。',
        en: 'Please watch the screens and listen for your number, then go to the counter shown.',
      },
      {
        zh: '过号请到引导台，工作人员会为您重新安排。',
        en: 'If your number has passed, go to the reception desk and we will find you a new place.',
      },
      {
        zh: '交费、查询可在自助终端或手机上办理，不用排队。',
        en: 'Bills and enquiries can also be done at the self-service terminals or on your phone, without queueing.',
      },
      {
        zh: '六号窗口为低位无障碍窗口。供电服务热线 95598，24 小时服务。',
        en: 'Counter 6 is low and step-free. Power service line 95598, day and night.',
      },
    ],
    arrows: {
      '*': arrows('left', 'left', 'straight', 'straight', 'right', 'right'),
      east: arrows('left', 'straight', 'right', 'right', 'right', 'right'),
      west: arrows('left', 'left', 'left', 'left', 'straight', 'right'),
    },
  },
  kiosk: {
    ticketsPerMinute: 12,
    helpPlace: { zh: '大厅入口的引导台', en: 'the reception desk at the entrance' },
    classes: ['elderly', 'disabled', 'vip'],
  },
  evaluation: { enabled: true, clerk: 'name' },
  voice: { languages: ['zh', 'en'], repeat: 1, announced: true, zones: [] },
}
