import { _$LH as lit } from 'lit-html/private-ssr-support.js'

/** A template that writes HTML, as Lit numbers its kinds. */
const HTML_RESULT = 1

/**
 * Stands in a template where a value goes, as the number that Lit draws for itself. The template's own strings never hold
 * it, and a value never comes near the parser.
 */
export const MARK = 'lit$0$'

/** In comments and in elements that only hold text Lit's scanner says the same of a value as inside an attribute. */
const UNCLEAR = /<!--|<(?:script|style|textarea|title)\b|\\|lit\$/i

/** What stands before a value, and what behind it: content, or all of an attribute. */
const PLACES: readonly (readonly [before: string, behind: RegExp])[] = [
  ['<?', /^>/],
  ['="', /^"/],
  ['=', /^[\s>]/],
]

/**
 * The strings of a template as Lit's own scanner would have them: a value is content where `<?` and `>` stand around it,
 * else it is an attribute's.
 * @throws {Error} when the template asks for an event, an attribute of more than its value, a value in the place of a tag,
 *   in a comment or in raw text, or for a property that HTML does not know in lower case
 */
export function readyStrings(strings: readonly string[]): readonly string[] {
  const notReady = new Error(`a ready template (tools/build/ready-templates.ts) cannot be: ${strings.join('${…}')}`)
  if (strings.some((text) => UNCLEAR.test(text))) throw notReady
  const template = Object.assign([...strings], { raw: strings })
  // A text; in a browser one that was made trusted, which is no string yet.
  const [scanned, names]: readonly [{ toString(): string }, string[]] = lit.getTemplateHtml(template, HTML_RESULT)
  const ready = scanned.toString().replaceAll(lit.boundAttributeSuffix, '').split(lit.marker)
  const isPlace = (behind: string, place: number) =>
    PLACES.some(([before, then]) => ready[place]!.endsWith(before) && then.test(behind))
  if (!ready.slice(1).every(isPlace) || names.some((name) => /^@|[A-Z]/.test(name))) throw notReady
  return ready
}
