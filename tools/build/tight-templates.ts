import { parseSync, type Plugin, Visitor } from 'vite'
import { type Edit, editCode } from './edit-code.ts'

/**
 * Takes out of Lit's templates what only their authors need: line breaks, indentation, comments. A screen then downloads
 * less, and makes no text nodes of spaces that nobody sees.
 */
export function tightTemplates(): Plugin {
  return {
    name: 'hallcast-tight-templates',
    apply: 'build',
    enforce: 'post',
    transform: {
      filter: { id: { include: /\.ts$/, exclude: /node_modules/ }, code: /\b(?:css|html|svg)`/ },
      handler: (code) => ({ code: withTightTemplates(code), map: null }),
    },
  }
}

const TIGHTEN: ReadonlyMap<string, (text: string) => string> = new Map([
  ['css', tightCss],
  ['html', tightHtml],
  ['svg', tightHtml],
])

/** The module with the texts of its templates tightened; what stands in their places is untouched. */
export function withTightTemplates(code: string): string {
  const edits: Edit[] = []
  const visitor = new Visitor({
    TaggedTemplateExpression({ tag, quasi: { quasis } }) {
      const tighten = tag.type === 'Identifier' ? TIGHTEN.get(tag.name) : undefined
      if (!tighten || quasis.some(({ value }) => /<(?:pre|textarea)\b/.test(value.raw))) return
      for (const { start, end, value } of quasis) edits.push({ start, end, text: tighten(value.raw) })
    },
  })
  visitor.visit(parseSync('module.js', code).program)
  return editCode(code, edits)
}

/** In a style sheet, alternatively: a string; punctuation with what stands around it; a colon before a gap; a gap; 0 before a point. */
const CSS_PARTS = /("[^"]*"|'[^']*')|G*(?:;G*)?([}])G*|G*([{;,])G*|(:)G+|(G)G*|(?<![\w.])0(?=\.\d)/.source.replaceAll(
  'G',
  String.raw`(?:\s|\/\*[^]*?\*\/)`,
)

/** A piece of a style sheet without comments, and without spaces that separate nothing. Strings stay as they are. */
export function tightCss(text: string): string {
  return text.replace(new RegExp(CSS_PARTS, 'g'), (_, ...[string, brace, mark, colon, gap]: (string | undefined)[]) => {
    return string ?? brace ?? mark ?? colon ?? (gap === undefined ? '' : ' ')
  })
}

/**
 * A piece of markup with each line break and its indentation as one space, which is what a browser makes of it, and plain
 * values of attributes without their quotes.
 */
export function tightHtml(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/(?<=\s[\w-]+=)"([\w-]+)"(?=[\s>])/g, '$1')
}
