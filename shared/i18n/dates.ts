import { type Instant, millisOf } from '#shared/domain/time/instant.ts'

/** Building a formatter costs about 50 µs and a clock asks every second: one per language, zone and form is kept. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function write(at: Instant, timeZone: string, lang: string, form: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${lang} ${timeZone} ${form}`
  let formatter = formatters.get(key)
  if (!formatter)
    formatters.set(key, (formatter = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : lang, { timeZone, ...options })))
  return formatter.format(millisOf(at))
}

/** The time on the hall's wall clock, 24 hours: "09:30". @throws {RangeError} for an unknown zone */
export function timeInWords(at: Instant, timeZone: string, lang: string): string {
  return write(at, timeZone, lang, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** The day in the hall: "11月23日星期一", "Monday 23 November" as the language has it. @throws {RangeError} for an unknown zone */
export function dayInWords(at: Instant, timeZone: string, lang: string): string {
  return write(at, timeZone, lang, 'day', { month: 'long', day: 'numeric', weekday: 'long' })
}
