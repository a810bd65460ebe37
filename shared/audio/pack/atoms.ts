import { type Gap, GAP_MS, type Phrase } from '#shared/domain/phrase/token.ts'

/**
 * The smallest thing a clip can be cut to: a Chinese character, a word or a letter of another script. Tokens are the
 * grammar's pieces and clips the announcer's; both are sequences of atoms, and so they need not be cut alike.
 */
export interface Atom {
  readonly text: string
  /** Silence before it. */
  readonly gap: Gap
  /** It ends a code. */
  readonly isLast: boolean
  /** Its token in the phrase. */
  readonly token: number
  /** The first of its token. */
  readonly opens: boolean
}

/** Characters one by one, other scripts word by word; between them a mark that is a breath, or nothing that is heard. */
const PIECE = /(?<atom>\p{Script=Han}|[\p{L}\p{N}]+(?:['’][\p{L}]+)*)|(?<breath>[，。、；：！？,;:!?]|\.(?=\s|$))/gu

/** A lone letter is a name of its own (A); a word is the same word at the head of a sentence. */
const folded = (atom: string): string => (atom.length === 1 ? atom : atom.toLowerCase())

/** What is heard of a text: `到三号窗口` → 到 三 号 窗 口. White space, marks and capitals make no sound. */
export function keyOf(text: string): string {
  return piecesOf(text)
    .flatMap(({ atom }) => atom ?? [])
    .join(' ')
}

function piecesOf(text: string): readonly { readonly atom?: string | undefined }[] {
  return Array.from(text.normalize('NFKC').matchAll(PIECE), ({ groups }) => {
    const atom = groups?.['atom']
    return { atom: atom === undefined ? undefined : folded(atom) }
  })
}

/** A phrase as what is heard one by one. A mark inside a token is a breath before what follows. */
export function atomsOf(phrase: Phrase): readonly Atom[] {
  const atoms: Atom[] = []
  let breath = false
  phrase.forEach((token, index) => {
    const pieces = piecesOf(token.text)
    const lastAtom = pieces.reduce((last, { atom }, place) => (atom === undefined ? last : place), -1)
    let opens = true
    pieces.forEach(({ atom }, place) => {
      if (atom === undefined) {
        breath = atoms.length > 0
        return
      }
      const own = opens ? token.gap : 'none'
      const gap = breath ? longer(own, 'clause') : own
      atoms.push({ text: atom, gap, isLast: token.isLast === true && place === lastAtom, token: index, opens })
      opens = false
      breath = false
    })
  })
  return atoms
}

function longer(one: Gap, other: Gap): Gap {
  return GAP_MS[one] >= GAP_MS[other] ? one : other
}
