import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { html, nothing, type TemplateResult } from 'lit/html.js'
import { type Instant, millisOf } from '#shared/domain/time/instant.ts'
import { dayInWords, timeInWords } from '#shared/i18n/dates.ts'
import type { HallClock } from './hall-time.ts'

/** The clock looks this often: a page that starts alone has its device's time until it hears the hall, and both may be set. */
const LOOK_MS = 1_000

/** Has an element that shows the time painted anew with each minute of the hall. */
export class MinuteHand implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #clockOf: () => HallClock | null | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #shownMinute = ''

  constructor(host: ReactiveControllerHost, clockOf: () => HallClock | null | undefined) {
    this.#host = host
    this.#clockOf = clockOf
    host.addController(this)
  }

  hostConnected(): void {
    this.#wait()
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
  }

  /** Date and 24-hour time in the hall's zone, by the hall's clock; nothing before there is one. Call it from `render`. */
  face(timeZone: string, language: string): TemplateResult | typeof nothing {
    const now = this.#clockOf()?.()
    if (!now) return nothing
    this.#shownMinute = minuteOf(now)
    return html`<span class="date">${dayInWords(now, timeZone, language)}</span
      ><time datetime=${now}>${timeInWords(now, timeZone, language)}</time>`
  }

  /** Wakes at the next minute of the hall, or sooner to see whether the clock was set; repaints only a new minute. */
  #wait = (): void => {
    clearTimeout(this.#timer)
    const now = this.#clockOf()?.()
    if (now && minuteOf(now) !== this.#shownMinute) this.#host.requestUpdate()
    const left = now ? 60_000 - (millisOf(now) % 60_000) : LOOK_MS
    this.#timer = setTimeout(this.#wait, Math.min(left + 20, LOOK_MS))
  }
}

function minuteOf(now: Instant): string {
  return now.slice(0, 16)
}
