import { ReplayTrouble } from './trouble.ts'

/** A data row with the line of the file it begins on, from 1. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvTable {
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
}

const BOM = '\uFEFF'

/**
 * Reads RFC 4180 text and its relatives: `,` `;` or tab between cells (whichever the header has most of), quotes,
 * doubled quotes inside them, line breaks of either kind, a byte-order mark, blank lines.
 * @throws {ReplayTrouble} `empty-file` when there is no header
 */
export function readCsv(text: string): CsvTable {
  const body = text.startsWith(BOM) ? text.slice(1) : text
  const [header, ...rows] = splitRows(body, delimiterOf(body))
  if (!header) throw new ReplayTrouble('empty-file', null, 'the file is empty: the first line must name the columns')
  return { header: header.cells.map((name) => name.trim()), rows }
}

function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: header.split(mark).length }))
  return counts.reduce((most, one) => (one.count > most.count ? one : most)).mark
}

function splitRows(text: string, delimiter: string): CsvRow[] {
  const rows: CsvRow[] = []
  // One cell: quoted, with doubled quotes inside, or anything up to the next delimiter or line break; then what ends it.
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${delimiter}\\r\\n]*))(${delimiter}|\\r\\n|\\n|\\r|$)`, 'y')
  let cells: string[] = []
  let line = 1
  let began = 1
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const match = cell.exec(text)
    if (!match) {
      // A stray character after a closing quote: the rest of the cell is taken as it stands.
      const end = text.slice(at).search(/[\r\n]/)
      cells.push(text.slice(at, end < 0 ? undefined : at + end))
      cell.lastIndex = end < 0 ? text.length : at + end
      continue
    }
    const [whole, quoted, bare, mark] = match
    cells.push(quoted === undefined ? (bare ?? '').trim() : quoted.replaceAll('""', '"'))
    line += whole.split(/\r\n|\n|\r/).length - 1
    if (mark === delimiter && cell.lastIndex < text.length) continue
    if (mark === delimiter) cells.push('')
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: began, cells })
    cells = []
    began = line
  }
  return rows
}
