/** Widths of Noto Sans SC Bold in ems, rounded up: what a number takes before it is drawn. A Chinese character is one. */
const DIGIT_EM = 0.6
const WIDE_LETTER_EM = 0.92
const LETTER_EM = 0.7

/**
 * How many characters of a kind there are. No piece of text is made for each of them: a board asks hundreds of times a
 * call, and what it leaves behind has to be swept up while the next one is painted.
 */
function count(text: string, kind: RegExp): number {
  return text.length - text.replace(kind, '').length
}

/** How wide a ticket number or a counter's name is, in ems. Known before anything is drawn, so that nothing is measured. */
export function widthInEms(text: string): number {
  const digits = count(text, /\d/g)
  const wide = count(text, /[MW]/gi)
  const latin = count(text, /[\u0020-\u024f]/g)
  return digits * DIGIT_EM + wide * WIDE_LETTER_EM + (latin - digits - wide) * LETTER_EM + (text.length - latin)
}

/** Mean width of a letter of running text, ems. */
const RUNNING_LETTER_EM = 0.52

/** About how wide running text is, in ems: enough to decide whether two languages stand side by side. */
export function textEms(text: string): number {
  const latin = count(text, /[\u0020-\u2014]/g)
  return latin * RUNNING_LETTER_EM + (text.length - latin)
}

/** How calls share a box: equal cells in columns and rows, numbers as large as the tightest allows. Sizes in px. */
export interface Division {
  readonly columns: number
  readonly rows: number
  /** Font size of the ticket number. */
  readonly size: number
  /** The counter stands under its ticket, not beside it. */
  readonly stacked: boolean
}

/** What stands in one cell. */
export interface CellContent {
  /** Width of the widest ticket number, in ems of its own size. */
  readonly ticketEms: number
  /** Width of the counter that stands beside or under it, in the same ems. */
  readonly counterEms: number
  /** What the counter needs at least, px: its words never get smaller than can be read. */
  readonly counterPx: number
}

/** Breath beside the ticket and its counter, in ems of the ticket. */
const SIDE_EM = 0.55
/** Height of a cell in ems of its ticket: counter beside (alone, with all its words), counter below, and below where cells are many and gaps narrow. */
const BESIDE_HEIGHT = 1.7
const BESIDE_HEIGHT_MANY = 1.4
const BELOW_HEIGHT = 1.85
const BELOW_HEIGHT_MANY = 2

/** Divides a box among that many calls so that the numbers are as large as can be; of equals the one with fewer holes. */
export function divide(count: number, width: number, height: number, content: CellContent): Division {
  const { ticketEms, counterEms, counterPx } = content
  let best: Division = { columns: 1, rows: 1, size: 0, stacked: false }
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns)
    if ((rows - 1) * columns >= count) continue
    for (const stacked of [false, true]) {
      const room = width / columns
      const wide = stacked
        ? Math.min(room / (ticketEms + SIDE_EM), (room - counterPx) / (counterEms + SIDE_EM))
        : Math.min(room / (ticketEms + counterEms + SIDE_EM), (room - counterPx) / (ticketEms + SIDE_EM))
      const tall = stacked
        ? count === 1
          ? BELOW_HEIGHT
          : BELOW_HEIGHT_MANY
        : count === 1
          ? BESIDE_HEIGHT
          : BESIDE_HEIGHT_MANY
      const size = Math.max(1, Math.min(wide, height / rows / tall))
      const fewerHoles = columns * rows < best.columns * best.rows
      if (size > best.size * 1.02 || (size > best.size * 0.98 && fewerHoles)) best = { columns, rows, size, stacked }
    }
  }
  return best
}
