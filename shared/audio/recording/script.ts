import { phrasesOf } from '#shared/domain/phrase/hall-phrases.ts'
import { type Gap, type Phrase, token } from '#shared/domain/phrase/token.ts'
import { DEFAULT_READING } from '#shared/domain/phrase/wanted.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import { keyOf } from '../pack/atoms.ts'
import { type Clips, cover, type SpokenClip } from '../pack/cover.ts'
import { missingFrom } from '../pack/open-pack.ts'
import { clipsNamed, keyOfClip, LAST, placeless, saidIn } from './clip-name.ts'

/** What kind of thing is said: a sentence or a word, a letter, a digit amid a number, or its last one. */
export type LineKind = 'words' | 'letter' | 'digit' | 'last'

/** One line that an announcer records, in the call in which it will be heard. */
export interface ScriptLine {
  /** Its clip in `pack.json`: 到三号窗口, 八|last. */
  readonly name: string
  readonly kind: LineKind
  /** What stands before it in an example; not to be recorded. */
  readonly before: string
  readonly says: string
  readonly after: string
}

/** Numbers of several words, and what looks like them in a script of words. */
const COMPOSED = /^(?:[零一二三四五六七八九十百千]+|[a-z]+(?:[ -][a-z]+)+)$/

/** Sentences first, while the announcer finds a tone; then what is said in a row and must sound alike. */
const ORDER: readonly LineKind[] = ['words', 'letter', 'digit', 'last']

/**
 * The fewest recordings with which one voice says everything of a hall's day: cut as a pack that sounds well is cut
 * (`pack`; null where there is none, then word by word), and what that pack cannot say of this hall besides. A number that is
 * said with other lines is no line: twenty-one of twenty and one.
 */
export function scriptOf(hall: HallConfig, language: string, pack: Clips | null): readonly ScriptLine[] {
  const phrases = phrasesOf(hall, language, [DEFAULT_READING])
  const all = linesOf(phrases, withMissing(pack, phrases))
  const lines = [...linesOf(phrases, withoutComposed(all.keys())).values()]
  return ORDER.flatMap((kind) => lines.flatMap(({ line }) => (line.kind === kind ? line : [])))
}

/** Every clip that is heard of these phrases, in its best example. */
function linesOf(phrases: readonly Phrase[], clips: Clips): ReadonlyMap<string, Placed> {
  const lines = new Map<string, Placed>()
  for (const [said, phrase] of phrases.entries()) {
    const covered = cover(phrase, clips)
    if (!covered.ok) throw new Error(`nobody could say ${covered.missing.join(' ')}`)
    covered.clips.forEach((_, place) => {
      const found = { line: lineAt(covered.clips, place), clips: covered.clips.length, said }
      const known = lines.get(found.line.name)
      if (!known || isBetter(found, known)) lines.set(found.line.name, found)
    })
  }
  return lines
}

/** These clips without the numbers that others say word by word, the longest looked at first. */
function withoutComposed(names: Iterable<string>): Clips {
  const kept = new Map([...names].map((name) => [keyOfClip(name), placeless(name)] as const))
  const { longest } = clipsNamed(kept.values())
  for (const [key, clip] of [...kept].sort(([one], [other]) => other.length - one.length)) {
    if (key.endsWith(LAST) || !COMPOSED.test(clip.name)) continue
    kept.delete(key)
    if (!cover([token(saidIn(clip.name))], { clips: kept, longest }).ok) kept.set(key, clip)
  }
  return { clips: kept, longest }
}

/** A line in an example of so many clips; `said`: which of the phrases it is. */
interface Placed {
  readonly line: ScriptLine
  readonly clips: number
  readonly said: number
}

/** A digit amid a number shows how it is said better than one before 位; else the shorter example, and in it the later place. */
function isBetter({ line, clips, said }: Placed, known: Placed): boolean {
  return line.kind === known.line.kind ? clips < known.clips || said === known.said : line.kind === 'digit'
}

function lineAt(clips: readonly SpokenClip[], place: number): ScriptLine {
  const { clip, gap } = clips[place]!
  const before = written(clips.slice(0, place))
  const after = written(clips.slice(place + 1))
  return { name: clip.name, kind: kindOf(clip.name, gap), before, says: saidIn(clip.name), after }
}

function kindOf(name: string, gap: Gap): LineKind {
  if (name.endsWith(LAST)) return 'last'
  if (/^[A-Z]$/.test(name)) return 'letter'
  return gap === 'digit' ? 'digit' : 'words'
}

/** What is heard of these clips, as it is written: a breath as a comma, words of other scripts apart. */
function written(clips: readonly SpokenClip[]): string {
  return clips.reduce((text, { clip, gap }) => {
    const said = saidIn(clip.name)
    if (text === '') return said
    const isWord = /[\p{Script=Latin}\d]$/u.test(text) && /^[\p{Script=Latin}\d]/u.test(said)
    if (gap === 'clause') return `${text}${isWord ? ', ' : '，'}${said}`
    return `${text}${isWord ? ' ' : ''}${said}`
  }, '')
}

/** The pack as it would be if what it lacks had been recorded as well. */
function withMissing(pack: Clips | null, phrases: readonly Phrase[]): Clips {
  const missing = toRecord(missingFrom(pack ?? clipsNamed([]), phrases))
  const lasts = phrases.flat().filter(({ text, isLast }) => isLast === true && missing.includes(text))
  const names = [...missing, ...lasts.map(({ text }) => text + LAST)]
  return clipsNamed([...(pack?.clips.values() ?? []), ...names.map(placeless)])
}

/** What would have to be recorded for these pieces: of a number its parts, of which all others are made as well. */
export function toRecord(missing: readonly string[]): readonly string[] {
  const parts = missing.flatMap((piece) => (COMPOSED.test(piece) ? keyOf(piece).split(' ') : piece))
  return [...new Set(parts)]
}
