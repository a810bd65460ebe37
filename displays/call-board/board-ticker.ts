import { html, nothing } from 'lit/html.js'
import { customElement } from 'lit/decorators.js'
import type { Words } from '#shared/domain/queue/config.ts'
import { type Clock, deviceClock } from '#shared/sync/clock.ts'
import { textEms } from '#shared/ui/ticket-size.ts'
import { twoScripts, wordsIn } from '#shared/ui/two-scripts.ts'
import { arrive, isStill } from './arrivals.ts'
import { BoardPart } from './board-part.ts'
import type { BoardPicture } from './picture.ts'

/** Time to read a line twice. */
const LINE_MS = 12_000

/** Type size, in hundredths of the short side, and the space between languages, ems; as in the styles. */
const SIZE = 2.5
const GAP_EM = 0.8
/** Widths are guessed; a line that is a little too long after all moves to its end. */
const NEARLY = 1.04

/** One line in the languages that stand together. */
interface Turn {
  readonly line: Words
  readonly languages: readonly string[]
}

/**
 * What the hall has to say besides: one line at a time, standing still. A line longer than the screen moves once to its
 * end; nothing runs round for ever.
 */
@customElement('board-ticker')
export class BoardTicker extends BoardPart {
  #callOff: (() => void) | null = null
  #turn = 0
  /** What stood there when it was last looked at: whose turn it is, and its words. */
  #shown = ''

  /** Room for a line, in hundredths of the short side. */
  width = 172
  timer: Clock = deviceClock

  override connectedCallback(): void {
    super.connectedCallback()
    this.#wait()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#callOff?.()
  }

  protected override updated(): void {
    const line = this.querySelector('p')
    const shown = `${this.#turn} ${line?.textContent}`
    if (!line || shown === this.#shown) return
    this.#shown = shown
    for (const movement of line.getAnimations()) movement.cancel()
    if (this.#turn > 0) arrive(line)
    this.#moveToEnd(line)
  }

  /** Both languages of a line together where there is room, else one after the other. */
  #turnsOf({ hall, languages }: BoardPicture): readonly Turn[] {
    const emsOf = (line: Words) =>
      languages.reduce((ems, language) => ems + textEms(wordsIn(line, language)) + GAP_EM, 0)
    return hall.board.ticker.flatMap((line): readonly Turn[] =>
      emsOf(line) * SIZE <= this.width * NEARLY
        ? [{ line, languages }]
        : languages.map((language) => ({ line, languages: [language] })),
    )
  }

  #wait(): void {
    this.#callOff = this.timer.after(LINE_MS, () => {
      if (this.picture && this.#turnsOf(this.picture).length > 1) {
        this.#turn++
        this.requestUpdate()
      }
      this.#wait()
    })
  }

  #moveToEnd(line: HTMLElement): void {
    const hidden = line.scrollWidth - this.clientWidth
    if (hidden <= 0 || isStill()) return
    const end = `translateX(${-hidden}px)`
    const path = [
      { transform: 'none' },
      { transform: 'none', offset: 0.25 },
      { transform: end, offset: 0.75 },
      { transform: end },
    ]
    line.animate(path, { duration: LINE_MS, fill: 'forwards' })
  }

  protected override paint(picture: BoardPicture) {
    const turns = this.#turnsOf(picture)
    const turn = turns[this.#turn % Math.max(1, turns.length)]
    if (!turn) return nothing
    return html`<p>${twoScripts(turn.line, turn.languages)}</p>`
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'board-ticker': BoardTicker
  }
}
