import { findNodeAtLocation, type Node } from 'jsonc-parser'
import { pathText } from '#shared/protocol/schemas/plain-words.ts'

export type Path = readonly (string | number)[]

/** One fault of a hall file: where, what is wrong, and what to do about it. */
export interface HallFileProblem {
  /** From 1. */
  readonly line: number
  readonly column: number
  /** `services[2].letter`; empty for the file as a whole. */
  readonly field: string
  readonly problem: string
  readonly cure: string
}

/** A fault before its place in the text is known. */
export interface Fault {
  readonly path: Path
  readonly problem: string
  readonly cure: string
}

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1 }
}

/** Where a fault stands in the text: at its value, at its name if it is a field, or at what should hold it. */
export function located(text: string, root: Node | undefined, { path, problem, cure }: Fault): HallFileProblem {
  return { ...placeOf(text, offsetOf(root, path)), field: pathText(path), problem, cure }
}

function offsetOf(root: Node | undefined, path: Path): number {
  if (!root) return 0
  for (let depth = path.length; depth >= 0; depth--) {
    const node = findNodeAtLocation(root, path.slice(0, depth))
    if (!node) continue
    const isField = depth === path.length && typeof path.at(-1) === 'string' && node.parent?.type === 'property'
    return isField ? (node.parent?.offset ?? node.offset) : node.offset
  }
  return root.offset
}

/** `hall.json:12:7 services[2].letter: must be … . Write …` */
export function sayProblem(file: string, { line, column, field, problem, cure }: HallFileProblem): string {
  return `${file}:${line}:${column} ${field ? `${field} ` : ''}${problem}. ${cure}`
}
