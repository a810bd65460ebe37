import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A page of docs/ whose parts are made by a command, each anew without touching the others. */
interface MadePage {
  readonly head: string
  /** What the parts are: it stands in the marks around them. */
  readonly kind: string
  /** The order of the page, whatever is made first. */
  readonly sections: readonly string[]
}

/** Mark before a part. */
export const open = (kind: string, id: string): string => `<!-- ${kind}:${id} -->`
/** Mark behind a part. */
export const close = (kind: string, id: string): string => `<!-- /${kind}:${id} -->`

/** The page with one part replaced, or put in its place; `text` carries its marks. */
export function pageWith({ head, kind, sections }: MadePage, page: string, id: string, text: string): string {
  const parts = sections.map((name) => (name === id ? text : partOf(page, kind, name)))
  return `${[head, ...parts.filter((part) => part !== '')].join('\n')}\n`
}

function partOf(page: string, kind: string, id: string): string {
  const from = page.indexOf(open(kind, id))
  const to = page.indexOf(close(kind, id))
  return from < 0 || to < from ? '' : `${page.slice(from, to + close(kind, id).length)}\n`
}

/** Changes the page at `path`; the first part begins it. */
export function writePage(path: string, change: (page: string) => string): void {
  mkdirSync(dirname(path), { recursive: true })
  let page = ''
  try {
    page = readFileSync(path, 'utf8')
  } catch {
    // There is none yet.
  }
  writeFileSync(path, change(page))
}
