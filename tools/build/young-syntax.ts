import { type ESTree, parseSync, Visitor } from 'vite'

/**
 * What of a script Chromium 90 cannot read, in words with the piece of code; empty when it can read everything. One such
 * piece, and a wall with an old browser stays white.
 * @see https://chromestatus.com/features
 */
export function youngSyntaxIn(code: string): readonly string[] {
  const found: string[] = []
  const report = (what: string, { start, end }: ESTree.Span): void => {
    found.push(`${what}: ${code.slice(start, Math.min(end, start + 80))}`)
  }
  const visitor = new Visitor({
    StaticBlock: (node) => report('static block (Chromium 94)', node),
    BinaryExpression: (node) => {
      // The parser's types know of no #private on this side, the parser does.
      const left: { readonly type: string } = node.left
      if (left.type === 'PrivateIdentifier') report('#private in object (91)', node)
    },
    CallExpression: (node) => {
      const spread = node.arguments.findIndex(({ type }) => type === 'SpreadElement')
      if (node.optional && spread >= 0 && spread < node.arguments.length - 1)
        report('optional call with more after a spread (read wrongly before 91)', node)
    },
    PropertyDefinition: (node) => {
      const name = node.key.type === 'Identifier' && !node.computed ? node.key.name : ''
      if (node.static && (name === 'name' || name === 'length'))
        report('static field in the place of a function’s own (fails before 98)', node)
    },
    Literal: (node) => {
      if (!('regex' in node)) return
      if (node.regex.flags.includes('v')) report('set notation in a pattern (112)', node)
      if (/\(\?[ims]*-?[ims]*:/.test(node.regex.pattern.replaceAll('(?:', '')))
        report('flags inside a pattern (125)', node)
    },
    ImportDeclaration: (node) => {
      if (node.attributes.length > 0) report('import attributes (123)', node)
    },
    ImportExpression: (node) => {
      if (node.options) report('import attributes (123)', node)
    },
    VariableDeclaration: (node) => {
      if (node.kind === 'using' || node.kind === 'await using') report('using (134)', node)
    },
    Decorator: (node) => report('decorator (nowhere yet)', node),
    AccessorProperty: (node) => report('accessor (nowhere yet)', node),
  })
  const { program, errors } = parseSync('script.js', code)
  for (const { message } of errors) found.push(`not readable at all: ${message}`)
  visitor.visit(program)
  return found
}
