import { type ESTree, parseSync, type Plugin, Visitor } from 'vite'
import { type Edit, editCode } from './edit-code.ts'

/**
 * Writes the decorators of Lit's elements as what they stand for: `static properties` and `customElements.define`. The
 * browser then needs no decorators, and none of the code that applies them one by one.
 */
export function plainProperties(): Plugin {
  return {
    name: 'hallcast-plain-properties',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: { include: /\.ts$/, exclude: /node_modules/ }, code: /@(?:customElement|property|state)\(/ },
      handler: (code) => ({ code: withPlainProperties(code), map: null }),
    },
  }
}

/** What is written out; every other decorator stays. */
const WRITTEN_OUT = new Set(['customElement', 'property', 'state'])

/** The module with `@customElement`, `@property` and `@state` written out, and without the import of them. */
export function withPlainProperties(code: string): string {
  const edits: Edit[] = []
  const visitor = new Visitor({
    ClassDeclaration: (node) => void edits.push(...writtenOut(node, code)),
    ImportDeclaration: ({ source, specifiers, start, end }) => {
      const names = specifiers.map(({ local }) => local.name)
      if (source.value === 'lit/decorators.js' && names.every((name) => WRITTEN_OUT.has(name)))
        edits.push({ start, end, text: '' })
    },
  })
  visitor.visit(parseSync('element.ts', code).program)
  return editCode(code, edits)
}

function writtenOut({ id, decorators, body, end }: ESTree.Class, code: string): readonly Edit[] {
  const edits: Edit[] = []
  const tag = decoratorOf(decorators, 'customElement', code)
  if (tag && id) {
    edits.push({ ...tag.span, text: '' })
    edits.push({ start: end, end, text: `\ncustomElements.define(${tag.argument}, ${id.name})` })
  }
  const properties: string[] = []
  for (const member of body.body) {
    if (member.type !== 'PropertyDefinition' || member.computed || member.key.type !== 'Identifier') continue
    const property = decoratorOf(member.decorators, 'property', code)
    const found = property ?? decoratorOf(member.decorators, 'state', code)
    if (!found) continue
    edits.push({ ...found.span, text: '' })
    properties.push(`${member.key.name}: ${property ? property.argument || '{}' : '{ state: true }'}`)
  }
  const inside = body.start + 1
  if (properties.length > 0)
    edits.push({ start: inside, end: inside, text: ` static properties = { ${properties.join(', ')} };` })
  return edits
}

/** Where the call of that name stands among decorators, and the text between its brackets; null when it does not. */
function decoratorOf(
  decorators: readonly ESTree.Decorator[],
  name: string,
  code: string,
): { readonly span: Pick<ESTree.Span, 'start' | 'end'>; readonly argument: string } | null {
  for (const { expression, start, end } of decorators) {
    if (expression.type !== 'CallExpression' || expression.callee.type !== 'Identifier') continue
    if (expression.callee.name !== name) continue
    const [argument] = expression.arguments
    return { span: { start, end }, argument: argument ? code.slice(argument.start, argument.end) : '' }
  }
  return null
}
