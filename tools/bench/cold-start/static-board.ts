import { labelParts } from '#shared/domain/queue/label.ts'
import { nextUp } from '#shared/domain/queue/outlook.ts'
import { boardView, type CounterRow, type NumberShown, type ServiceRow } from '#shared/domain/queue/view.ts'
import { dayInWords, timeInWords } from '#shared/i18n/dates.ts'
import { waitInWords } from '#shared/i18n/wait-words.ts'
import { type HallSnapshot, stateOf } from '#shared/protocol/snapshot.ts'

/** The board's own sizes and weights, laid out as somebody would who had nothing but this one picture to draw. */
const STYLE = `
body { display: grid; grid-template: auto 1fr auto auto auto / 1.35fr 1fr; gap: 2.2vmin; padding: 2.4vmin 3vmin 0; font-size: 2.5vmin }
h1, h2, p, ul { margin: 0; padding: 0; font: inherit; list-style: none }
header, .services, footer { grid-column: 1 / -1 }
header, .light p, .shelves, .before, .services { display: flex; gap: 2vmin; align-items: baseline }
h1, .shelves b { font-size: 3.5vmin; font-weight: 600 }
h1 { color: var(--water) }
time { margin-left: auto }
time b, .words { font-size: 4.5vmin; font-weight: 400 }
i { font-style: normal; color: var(--ink-2) }
.light, .counters, .before li, .shelves section { border: .12vmin solid var(--line); border-radius: 1.6vmin; background: var(--card) }
.light { background: linear-gradient(to right, var(--lamp) 1vmin, var(--lamp-soft) 1vmin); display: grid; place-content: center; justify-items: center; line-height: 1 }
.light > b { font-size: 30vmin; font-weight: 600 }
.light strong { font-size: 16.8vmin; font-weight: 600 }
.light i { font-size: 3.75vmin }
.light em { font: inherit; font-size: 4.2vmin; font-weight: 600 }
.counters li { display: grid; grid-template-columns: 13vmin auto 1fr; align-items: center; height: 9vmin; padding: 0 2.4vmin; border-top: .12vmin solid var(--line) }
.counters strong { font-size: 5.04vmin; font-weight: 600; color: var(--water) }
.counters b { font-size: 5.76vmin; font-weight: 600 }
.counters li > i { grid-column: 3; text-align: right }
.counters li > i span { display: block }
.come { font-weight: 600; color: var(--ink) }
.before li, .shelves section, .services li { flex: 1; min-height: 11vmin; padding: 0 1.6vmin }
.services li { min-height: 0; border-top: .4vmin solid var(--water) }
.services b { font-size: 4.2vmin; font-weight: 600 }
.shelves .none { font-weight: 400 }
footer { margin: 0 -3vmin; padding: 1.2vmin 3vmin; background: var(--bar); color: var(--on-bar) }`

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (said: string): string => said.replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign)

/** The board's own words for what a counter does. */
const STATES = { calling: '请到窗口', serving: '办理中', idle: '空闲', paused: '暂停服务', closed: '未开放' } as const

/**
 * The board of this hall as plain HTML: the same words and numbers in the same sizes, without a script, an element of
 * ours or a shadow root. What a browser needs to put so much text on the glass at all.
 * @param sheet the board's own style sheet, which brings typeface and colours
 */
export function staticBoard(snapshot: HallSnapshot, sheet: string): string {
  const { hall, time } = snapshot
  const state = stateOf(snapshot)
  const { calls, counters, services, missed } = boardView(state, { zone: null, waits: snapshot.waits })
  const [newest, ...before] = calls
  if (!newest) throw new Error('nobody was called: there is nothing to paint')
  const label = labelParts(newest.counterLabel.zh)
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>static board</title><style>${sheet}</style><style>${STYLE}</style></head><body>
<header><h1>${text(hall.name.zh)}</h1><i>${text(hall.name['en'] ?? '')}</i><time>${dayInWords(time, hall.timeZone, 'zh')} <b>${timeInWords(time, hall.timeZone, 'zh')}</b></time></header>
<div class="light"><b data-ticket="${text(newest.ticketNumber)}">${text(newest.ticketNumber)}</b><p><i>请到</i><strong>${text(label.number)}</strong><span><em>${text(label.after)}</em> <i>${text(newest.counterLabel['en'] ?? '')}</i></span></p></div>
<ul class="counters">${counters.map(counterRow).join('')}</ul>
<ul class="before">${[0, 1, 2].map((place) => `<li>${text(before[place]?.ticketNumber ?? '')}</li>`).join('')}</ul>
<div class="shelves">${shelf('即将叫号', 'Next', nextUp(state, null, time).slice(0, 3), '—')}${shelf('过号', 'Missed', missed, '无')}</div>
<ul class="services">${services.map(serviceCell).join('')}</ul>
<footer>${text(hall.board.ticker[0]?.zh ?? '')} ${text(hall.board.ticker[0]?.['en'] ?? '')}</footer>
</body></html>
`
}

function counterRow({ label, state, ticketNumber, service, barrierFree }: CounterRow): string {
  const { number, after } = labelParts(label.zh)
  const shown = ticketNumber === null ? '' : `<b>${text(ticketNumber)}</b>`
  const named = [service?.name.zh ?? '', barrierFree ? '无障碍' : ''].filter(Boolean).join(' · ')
  const does = `<span>${text(named)}</span><span class="${state === 'calling' ? 'come' : ''}">${STATES[state]}</span>`
  return `<li><span><strong>${text(number)}</strong> <i>${text(after)}</i></span>${shown}<i>${does}</i></li>`
}

function serviceCell({ service, waiting, wait }: ServiceRow): string {
  const told = wait ? waitInWords(wait, 'zh') : ''
  return `<li><p>${text(service.name.zh)} <i>${text(service.name['en'] ?? '')}</i></p><p><b>${waiting}</b><i>人等候</i> ${told}</p></li>`
}

function shelf(lead: string, beside: string, numbers: readonly NumberShown[], none: string): string {
  const shown = numbers.map(({ ticketNumber }) => text(ticketNumber)).join(' ')
  return `<section><h2>${lead} <i>${beside}</i></h2><b class="${shown ? '' : 'none'}">${shown || none}</b></section>`
}
