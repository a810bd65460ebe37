import { parseSync, type Plugin, Visitor } from 'vite'
import { type Edit, editCode } from './edit-code.ts'
import { leanLit } from './lean-lit.ts'
import { readyStrings } from './ready-strings.ts'

/**
 * Has Lit's scanner read the templates of a page once, when it is built, instead of in every browser. What it finds,
 * which values are content and which are attributes, then stands in the templates, and it stays at home with all that
 * only its templates could ask for: events, directives, SVG fragments, values in comments or in the place of a tag. That
 * is for screens which nobody touches; a template that asks for any of it fails the build.
 */
export function readyTemplates(): Plugin {
  return {
    name: 'hallcast-ready-templates',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: /\.ts$|\/lit-html\.js$/ },
      handler: (code, id) => ({ code: id.endsWith('.ts') ? withReadyTemplates(code) : leanLit(code), map: null }),
    },
  }
}

/** What there is of Lit. */
const THERE: ReadonlySet<string> = new Set(['html', 'nothing', 'render'])

/**
 * The module with ready templates.
 * @throws {Error} when it asks Lit for what is not there
 */
export function withReadyTemplates(code: string): string {
  const edits: Edit[] = []
  const visitor = new Visitor({
    ImportDeclaration({ source, specifiers, start, end }) {
      const isThere = source.value === 'lit/html.js' && specifiers.every(({ local }) => THERE.has(local.name))
      if (/^lit(?:-html)?(?:\/|$)/.test(source.value) && !isThere)
        throw new Error(
          `a page with ready templates (tools/build/ready-templates.ts) cannot: ${code.slice(start, end)}`,
        )
    },
    TaggedTemplateExpression({ tag, quasi: { quasis } }) {
      if (tag.type !== 'Identifier' || tag.name !== 'html') return
      const ready = readyStrings(quasis.map(({ value }) => value.raw))
      quasis.forEach(({ start, end }, place) => edits.push({ start, end, text: ready[place]! }))
    },
  })
  visitor.visit(parseSync('module.js', code).program)
  return editCode(code, edits)
}
