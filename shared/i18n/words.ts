/** A dictionary: sentences, sentences with places to fill, and sections of them. */
export interface WordTree {
  readonly [word: string]: Word | WordTree
}

type Word = string | ((...places: never[]) => string)

/** The same dictionary in another language: every word of the Chinese one and no other. */
export type SameWords<Base> = {
  readonly [Name in keyof Base]: Base[Name] extends string
    ? string
    : Base[Name] extends (...places: infer Places) => string
      ? (...places: Places) => string
      : SameWords<Base[Name]>
}

/** Chinese is the base and English complete; further languages are added beside them, whole. */
type Dictionaries<Base> = { readonly zh: Base } & { readonly en: SameWords<NoInfer<Base>> } & {
  readonly [language: string]: SameWords<NoInfer<Base>>
}

/**
 * The words of one app (or of all): `defineWords({zh, en})` gives `words(lang)`.
 * A word missing in any language does not compile. `lang` is an element's or a hall's (`zh-CN`, `en`); a language
 * nobody has written yet reads Chinese.
 */
export function defineWords<Base extends WordTree>(all: Dictionaries<Base>): (lang: string) => SameWords<Base> {
  const byLanguage = new Map(Object.entries<unknown>(all)) as ReadonlyMap<string, SameWords<Base>>
  return (lang) => byLanguage.get(languageOf(lang)) ?? byLanguage.get('zh')!
}

/** `zh` of `zh-Hans-CN`: the key of dictionaries and of the hall's own names (`{zh, en}`). */
export function languageOf(lang: string): string {
  return lang.toLowerCase().split('-')[0]!
}

/** A name the hall gave in several languages, in this one; Chinese where it has none. */
export function nameIn(names: { readonly zh: string; readonly [language: string]: string }, lang: string): string {
  return names[languageOf(lang)] ?? names.zh
}
