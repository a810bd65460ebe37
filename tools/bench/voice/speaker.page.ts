import { Howl, Howler } from 'howler'
import { PackEngine } from '#shared/audio/engines/pack-engine.ts'
import { said } from '#shared/audio/engines/sentence.ts'
import { decodeSound } from '#shared/audio/output/decode.ts'
import { Loudspeaker } from '#shared/audio/output/loudspeaker.ts'
import { KeptPacks } from '#shared/audio/pack/kept-packs.ts'
import { codeTokens } from '#shared/domain/phrase/token.ts'
import { deviceClock } from '#shared/sync/clock.ts'

/** Ways to make a sound: the product's, and what any page has. */
export type Way = 'ours' | 'howler' | 'audio'

declare global {
  interface Window {
    /** A page with a loudspeaker and nothing else. */
    benchSpeaker: {
      /** Says a number that was not said before, or plays a clip that is there; gives when it was asked for, ms since 1970. */
      say(way: Way, number: number): Promise<number>
      /** Says so many calls of two short clips each, one after another. */
      many(from: number, count: number): Promise<void>
      /** Plays so many clips, each by a `Howl` of its own that nobody unloads: what must be seen to leak. */
      leak(from: number, count: number): Promise<void>
    }
  }
}

const signal = new AbortController().signal
const loudspeaker = new Loudspeaker({
  clock: deviceClock,
  signal,
  newContext: () => new AudioContext({ latencyHint: 'balanced' }),
})
const packs = new KeptPacks({
  fetch: async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer()),
  shelf: { get: async () => null, keep: async () => {} },
  now: () => deviceClock.now(),
  decode: decodeSound,
})
const engine = new PackEngine((language) => packs.pack(language), loudspeaker)
const CLIP = '/clip.wav'

const ended = (target: EventTarget): Promise<unknown> =>
  new Promise((resolve) => target.addEventListener('ended', resolve, { once: true }))
const played = (howl: Howl): Promise<unknown> => new Promise((resolve) => howl.once('end', resolve))
const loaded = (src: string): Promise<Howl> =>
  new Promise((resolve) => {
    const howl = new Howl({ src: [src], onload: () => resolve(howl) })
  })

Howler.autoSuspend = false
const howl = loaded(CLIP)
const audio = new Audio(CLIP)
audio.preload = 'auto'

const now = (): number => performance.timeOrigin + performance.now()

async function say(way: Way, number: number): Promise<number> {
  const ready = await howl
  const askedAt = now()
  if (way === 'ours') {
    const ticket = `A${String(number).padStart(3, '0')}`
    const once = { chime: false, languages: ['zh'], times: 1 }
    const end = await engine.say(said({ kind: 'call', tickets: [ticket], window: '3号窗口' }, once), () => {})
    if (!end.ok) throw new Error(end.reason)
    return askedAt
  }
  const end = way === 'howler' ? played(ready) : ended(audio)
  if (way === 'howler') ready.play()
  else await audio.play()
  await end
  return askedAt
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const DIGITS = '零一二三四五六七八九'

async function many(from: number, count: number): Promise<void> {
  for (let call = from; call < from + count; call++) {
    const texts = [LETTERS[call % LETTERS.length]!, DIGITS[call % DIGITS.length]!]
    const part = { language: 'zh', phrase: codeTokens(texts), text: texts.join(''), times: 1 }
    const end = await engine.say({ chime: false, parts: [part] }, () => {})
    if (!end.ok) throw new Error(`${texts.join('')}: ${end.reason}`)
  }
}

async function leak(from: number, count: number): Promise<void> {
  for (let call = from; call < from + count; call++) {
    const one = await loaded(`${CLIP}?${call}`)
    const end = played(one)
    one.play()
    await end
  }
}

window.benchSpeaker = { say, many, leak }
await Promise.all([packs.pack('zh'), howl, loudspeaker.ready()])
document.body.dataset['ready'] = ''
