import { dirname, posix, relative, resolve, sep } from 'node:path'
import { MAY_IMPORT, ORDERED_FLOORS } from './floors.ts'
import type { Node, Rule } from './rule.ts'

const ROOT = resolve(import.meta.dirname, '../..')

/** Where an import points, as a path from the project's root; null for a package. */
function targetOf(file: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1)
  if (specifier.startsWith('.')) return posix.join(dirname(file), specifier)
  return null
}

/** The folder of an ordered floor that a path lies in (`shared/domain/queue`), or null. */
function areaOf(path: string): string | null {
  const floor = ORDERED_FLOORS.find((name) => path.startsWith(`${name}/`))
  if (!floor) return null
  const [folder, rest] = path.slice(floor.length + 1).split('/')
  return rest === undefined ? null : `${floor}/${folder}`
}

/** The sentence that refuses an import, or null when it is allowed. */
function refusal(from: string, to: string): string | null {
  if (from === to) return null
  if (from.startsWith('displays/')) {
    return to.startsWith('displays/')
      ? `Displays never import one another: ${to}. What two apps use belongs to shared/.`
      : null
  }
  const allowed = MAY_IMPORT[from] ?? []
  if (allowed.some((area) => to === area || to.startsWith(`${area}/`))) return null
  return `${from} may not import ${to}: the order of the floor is in tools/lint/floors.ts.`
}

/** An import points down, never up, and inside a floor only in the order written. */
export const floorOrder: Rule = {
  create(context) {
    const file = relative(ROOT, context.filename).split(sep).join('/')
    const from = areaOf(file)
    if (!from) return {}
    const check = (node: Node) => {
      const target = node['source'] && targetOf(file, node['source'].value)
      const to = target && areaOf(target)
      const message = to && refusal(from, to)
      if (message) context.report({ node, message })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    }
  },
}
