import type { z } from '@hono/zod-openapi'

/** What is wrong with a value, in words a clerk's supervisor understands, and where. */
export interface PlainIssue {
  /** Keys from the root to the value. An unknown field is named itself, not its parent. */
  readonly path: readonly (string | number)[]
  readonly problem: string
}

type Issue = z.core.$ZodIssue

/** Says each fault once; a value that fits no form of several is said as a whole. Parse with `reportInput: true`. */
export function sayIssues(issues: readonly Issue[]): readonly PlainIssue[] {
  return issues.flatMap((issue): readonly PlainIssue[] => {
    const path = issue.path.map((key) => (typeof key === 'number' ? key : String(key)))
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key], problem: 'is not a known field' }))
    if (issue.code === 'invalid_union') return sayUnion(issue, path)
    return [{ path, problem: problemOf(issue) }]
  })
}

/** Of several forms the one that came furthest is what the writer meant. */
function sayUnion(issue: Extract<Issue, { code: 'invalid_union' }>, path: PlainIssue['path']): readonly PlainIssue[] {
  const forms = issue.errors.map((errors) => sayIssues(errors))
  const deepest = forms.reduce((best, form) => (depth(form) > depth(best) ? form : best), forms[0] ?? [])
  if (depth(deepest) === 0)
    return [{ path, problem: `must be ${wantedKinds(issue).join(' or ')}, not ${kindOf(issue.input)}` }]
  return deepest.map((inner) => ({ path: [...path, ...inner.path], problem: inner.problem }))
}

function wantedKinds({ errors }: Extract<Issue, { code: 'invalid_union' }>): readonly string[] {
  const expected = errors.flat().flatMap((error) => (error.code === 'invalid_type' ? [kindName(error.expected)] : []))
  return expected.length > 0 ? [...new Set(expected)] : ['of another form']
}

function depth(issues: readonly PlainIssue[]): number {
  return Math.max(0, ...issues.map(({ path }) => path.length))
}

const FORMATS: Readonly<Record<string, string>> = {
  datetime: 'must be a moment like 2026-11-23T02:24:00.000Z',
  uuid: 'must be a UUID like 01936f2e-7c5a-7d31-9f60-8a1b2c3d4e5f',
}

function problemOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${kindName(issue.expected)}, not ${kindOf(issue.input)}`
    case 'invalid_value':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
    case 'too_small':
      return bound('at least', issue.minimum, issue.origin)
    case 'too_big':
      return bound('at most', issue.maximum, issue.origin)
    case 'invalid_format':
      return FORMATS[issue.format] ?? issue.message
    default:
      return issue.message
  }
}

function bound(least: string, limit: number | bigint, origin: string): string {
  if (origin === 'string') return `must have ${least} ${limit} character${limit === 1 ? '' : 's'}`
  if (origin === 'array') return `must have ${least} ${limit} entr${limit === 1 ? 'y' : 'ies'}`
  return `must be ${least} ${limit}`
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

function kindName(kind: string): string {
  return KIND_NAMES[kind] ?? kind
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'number' && !Number.isFinite(value)) return 'a number without bounds'
  return kindName(typeof value)
}

/** `services[2].letter`, as people write it. */
export function pathText(path: PlainIssue['path']): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  )
}
