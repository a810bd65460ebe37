import type { Rule } from './rule.ts'

/** What reads a clock or rolls dice, as `object.property`. */
const IMPURE = new Set(['Date.now', 'Math.random', 'performance.now', 'crypto.randomUUID', 'crypto.getRandomValues'])

/**
 * Time and chance come into the domain as arguments, so that a replay a year later decides what was decided then.
 * The compiler already refuses whatever has no type without DOM and Node; this rule refuses what the language itself has.
 */
export const domainIsPure: Rule = {
  create(context) {
    const refuse = (node: Parameters<typeof context.report>[0]['node'], what: string) =>
      context.report({ node, message: `${what} in shared/domain: take the moment or the draw as an argument.` })
    return {
      MemberExpression(node) {
        const name = `${node['object'].name}.${node['property'].name}`
        if (IMPURE.has(name)) refuse(node, name)
      },
      NewExpression(node) {
        if (node['callee'].name === 'Date' && node['arguments'].length === 0) refuse(node, 'new Date()')
      },
      CallExpression(node) {
        if (node['callee'].name === 'Date') refuse(node, 'Date()')
      },
    }
  },
}
