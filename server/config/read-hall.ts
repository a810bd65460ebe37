import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { type PlainIssue, sayIssues } from '#shared/protocol/schemas/plain-words.ts'
import { notUtf8, textOf, tooDeep } from './file-text.ts'
import { faultsOf } from './meaning.ts'
import { cureForName } from './near.ts'
import { type Fault, type HallFileProblem, located, type Path, placeOf } from './problems.ts'
import { warningsOf } from './warnings.ts'
import { type HallFile, HallFileSchema, hallJsonSchema } from './schema.ts'

/** A hall file, read: the hall, or everything that is wrong with it. */
export type HallFileReading =
  | {
      readonly ok: true
      readonly config: HallConfig
      /** What is probably a mistake, though a hall could want it. */
      readonly warnings: readonly HallFileProblem[]
    }
  | { readonly ok: false; readonly problems: readonly HallFileProblem[] }

/**
 * Reads a hall file: JSON, in which comments and trailing commas are welcome, and the mark Windows editors put in front.
 * `themes`: those that the server's pages can wear.
 */
export function readHallFile(file: string | Uint8Array, themes: readonly string[]): HallFileReading {
  const text = (typeof file === 'string' ? file : textOf(file)).replace(/^\ufeff/, '')
  const unreadable = notUtf8(text) ?? tooDeep(text)
  if (unreadable) return { ok: false, problems: [unreadable] }
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  if (errors.length > 0 || !root) return { ok: false, problems: jsonProblems(text, errors) }
  const place = (fault: Fault): HallFileProblem => located(text, root, fault)
  const twice = doubledFields(root)
  if (twice.length > 0) return { ok: false, problems: twice.map(place) }
  const parsed = HallFileSchema.safeParse(valueOf(root), { reportInput: true })
  if (!parsed.success) return { ok: false, problems: inOrder(sayIssues(parsed.error.issues).map(faultOf).map(place)) }
  const faults = faultsOf(parsed.data, themes)
  return faults.length > 0
    ? { ok: false, problems: inOrder(faults.map(place)) }
    : { ok: true, config: configOf(parsed.data), warnings: inOrder(warningsOf(parsed.data).map(place)) }
}

/** A hall file with every usual value filled in. */
function configOf({ $schema: _schema, counters, ...file }: HallFile): HallConfig {
  const labelled = counters.map((counter) => ({
    ...counter,
    label: counter.label ?? { zh: `${counter.id}号窗口`, en: `Counter ${counter.id}` },
  }))
  return { ...file, counters: labelled } as unknown as HallConfig
}

function inOrder(problems: readonly HallFileProblem[]): readonly HallFileProblem[] {
  return [...problems].sort((one, other) => one.line - other.line || one.column - other.column)
}

function jsonProblems(text: string, errors: readonly ParseError[]): readonly HallFileProblem[] {
  const first = errors[0]
  if (!first || text.trim() === '')
    return [{ line: 1, column: 1, field: '', problem: 'the file is empty', cure: 'Begin with docs/example-hall.json.' }]
  const what = printParseErrorCode(first.error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
  return [
    {
      ...placeOf(text, first.offset),
      field: '',
      problem: `the file is not JSON: ${what}`,
      cure: 'Look at this place and just before it for a comma, a quote or a bracket.',
    },
  ]
}

/** Plain values of a JSON tree. A field named __proto__ is a field like any other. */
function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf)
  if (node.type !== 'object') return node.value as unknown
  const value: Record<string, unknown> = {}
  for (const { children } of node.children ?? []) {
    const [name, held] = children ?? []
    if (name && held)
      Object.defineProperty(value, String(name.value), {
        value: valueOf(held),
        enumerable: true,
        configurable: true,
        writable: true,
      })
  }
  return value
}

/** Fields written twice in one object: JSON would silently take the last. */
function doubledFields(node: Node, path: Path = []): readonly Fault[] {
  const children = node.children ?? []
  if (node.type === 'array') return children.flatMap((child, index) => doubledFields(child, [...path, index]))
  if (node.type !== 'object') return []
  const names = children.map(({ children: parts }) => String(parts?.[0]?.value))
  return children.flatMap(({ children: parts }, index) => {
    const here = [...path, names[index] ?? '']
    const again = names.indexOf(names[index] ?? '') < index
    const twice = again ? [{ path: here, problem: 'stands there twice', cure: 'Keep one of them.' }] : []
    return [...twice, ...(parts?.[1] ? doubledFields(parts[1], here) : [])]
  })
}

function faultOf({ path, problem }: PlainIssue): Fault {
  const name = String(path.at(-1) ?? '')
  if (problem === 'is not a known field') return { path, problem, cure: cureForName(name, fieldsAt(path.slice(0, -1))) }
  return { path, problem, cure: cureAt(path) }
}

interface SchemaNode {
  readonly properties?: Readonly<Record<string, SchemaNode>>
  readonly additionalProperties?: SchemaNode | boolean
  readonly items?: SchemaNode
  readonly anyOf?: readonly SchemaNode[]
  readonly description?: string
  readonly enum?: readonly unknown[]
}

let root: SchemaNode | null = null

/** The part of the published schema that a path leads to. */
function nodeAt(path: Path): SchemaNode {
  root ??= hallJsonSchema() as SchemaNode
  return path.reduce<SchemaNode>((node, key) => {
    const form = node.anyOf?.find(({ properties, items }) => properties ?? items) ?? node
    if (typeof key === 'number') return form.items ?? {}
    const rest = typeof form.additionalProperties === 'object' ? form.additionalProperties : {}
    return form.properties?.[key] ?? rest
  }, root)
}

function fieldsAt(path: Path): readonly string[] {
  const node = nodeAt(path)
  return Object.keys(node.anyOf?.find(({ properties }) => properties)?.properties ?? node.properties ?? {})
}

/** What the schema says may stand there, or what it says of the nearest thing around it. */
function cureAt(path: Path): string {
  const { enum: choices, description } = nodeAt(path)
  if (choices) return `Choose one of ${choices.join(', ')}.`
  if (description !== undefined) return description
  return path.length > 1 ? cureAt(path.slice(0, -1)) : 'See /schema/hall.schema.json for what may stand here.'
}
