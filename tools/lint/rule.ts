/** The part of an ESTree node our rules look at. */
export interface Node {
  readonly type: string
  readonly [field: string]: any
}

/** What the linter hands to a rule for one file. */
export interface RuleContext {
  readonly filename: string
  report(problem: { node: Node; message: string }): void
}

/** A rule as ESLint and oxlint know it: visitors by node type, made anew for each file. */
export interface Rule {
  create(context: RuleContext): Record<string, (node: Node) => void>
}
