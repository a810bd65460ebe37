import { DEFAULT_POLICY, type HallConfig } from '#shared/domain/queue/config.ts'
import type { CounterId, HallId, ServiceId, StaffId, ZoneId } from '#shared/domain/queue/ids.ts'

const counter = (id: string, serves: readonly string[]): HallConfig['counters'][number] => ({
  id: id as CounterId,
  label: { zh: `${id}号窗口`, en: `Counter ${id}` },
  zone: 'main' as ZoneId,
  barrierFree: false,
  serves: serves.map((service) => ({ service: service as ServiceId, headStartMin: 0 })),
})

/** The hall that is simulated: small, so that a seed is short; it gives tickets at any hour, because its clock is set about. */
export const HALL: HallConfig = {
  id: 'sim' as HallId,
  name: { zh: '模拟营业厅', en: 'Simulated hall' },
  timeZone: 'Asia/Shanghai',
  dayStartsAt: '04:00',
  hours: { open: '08:30', close: '17:30', ticketsOutside: 'allow' },
  zones: [{ id: 'main' as ZoneId, name: { zh: '大厅', en: 'Main' } }],
  services: (['A', 'B'] as ServiceId[]).map((id) => ({
    id,
    letter: id,
    name: { zh: `业务${id}`, en: `Service ${id}` },
    typicalMin: 5,
    targetMin: 20,
    divertible: false,
  })),
  counters: [counter('1', ['A', 'B']), counter('2', ['A', 'B']), counter('3', ['B'])],
  staff: ['li', 'wang', 'zhao'].map((id) => ({ id: id as StaffId, name: id })),
  policy: DEFAULT_POLICY,
  board: { languages: ['zh', 'en'], theme: 'river', ticker: [], arrows: {} },
  kiosk: { ticketsPerMinute: 6, helpPlace: { zh: '引导台', en: 'reception' }, classes: ['normal', 'elderly'] },
  evaluation: { enabled: true, clerk: 'name' },
  voice: { languages: ['zh', 'en'], repeat: 2, announced: false, zones: [] },
}

/** The same hall where calls are heard as well as seen. */
export const SPEAKING_HALL: HallConfig = { ...HALL, voice: { ...HALL.voice, repeat: 1, announced: true } }
