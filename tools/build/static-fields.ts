import { type ESTree, parseSync, type Plugin, Visitor } from 'vite'
import { type Edit, editCode } from './edit-code.ts'

/**
 * Writes `static { this.styles = … }` as the field it was in the source. The compiler makes such blocks of static fields
 * where instance fields are to be assigned (as decorated elements need); Chromium knows them from 94 on, fields from 72.
 */
export function staticFields(): Plugin {
  return {
    name: 'hallcast-static-fields',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { code: /\bstatic\s*\{/ },
      handler: (code) => ({ code: withStaticFields(code), map: null }),
    },
  }
}

/** The module with every block that only sets one field of its class written as that field; other blocks stay. */
export function withStaticFields(code: string): string {
  const edits: Edit[] = []
  const visitor = new Visitor({
    StaticBlock({ start, end, body }) {
      const field = body.length === 1 ? fieldSetBy(body[0]) : null
      if (field) edits.push({ start, end, text: `static ${field.name} = ${code.slice(field.start, field.end)};` })
    },
  })
  visitor.visit(parseSync('module.js', code).program)
  return editCode(code, edits)
}

/** Name of the field in `this.name = value`, and where its value stands; null for any other statement. */
function fieldSetBy(statement: ESTree.Statement | undefined): { name: string; start: number; end: number } | null {
  if (statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression') return null
  const { left, operator, right } = statement.expression
  if (operator !== '=' || left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression') return null
  if (left.computed || left.property.type !== 'Identifier') return null
  return { name: left.property.name, start: right.start, end: right.end }
}
