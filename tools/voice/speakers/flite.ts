import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readWav } from '#shared/audio/recording/wav.ts'
import type { Sound } from '#shared/audio/sound.ts'
import { cutOut, readScript, type Speaker } from './script.ts'

/** A sound of speech and when it ends, ms. */
interface Phone {
  readonly name: string
  readonly endMs: number
}

const PAUSE = 'pau'

/** CMU Flite (Debian package `flite`), with one of its voices. @throws when it is not installed */
export function openFlite(voice: string): Speaker {
  if (spawnSync('flite', ['--version']).error) throw new Error('flite is not installed: apt-get install flite')
  const known = new Map<string, Synthesised>()
  const synthesise = (text: string): Synthesised => {
    const before = known.get(text)
    if (before) return before
    const made = synthesised(voice, text)
    known.set(text, made)
    return made
  }
  return { say: (text) => say(synthesise, text) }
}

function say(synthesise: (text: string) => Synthesised, text: string): Sound {
  const { words, from, to } = readScript(text)
  const { sound, phones } = synthesise(words.join(' '))
  if (from === 0 && to === words.length) return sound
  // How many sounds a word has does not depend on its sentence, but for a few small words that are never cut beside.
  const spoken = (part: readonly string[]): readonly Phone[] =>
    part.length === 0 ? [] : synthesise(part.join(' ')).phones.filter(isHeard)
  const heard = phones.filter(isHeard)
  const [first, last] = [spoken(words.slice(0, from)).length, spoken(words.slice(0, to)).length]
  const kept = spoken(words.slice(from, to)).map(({ name }) => name)
  const found = heard.slice(first, last).map(({ name }) => name)
  if (kept.join(' ') !== found.join(' '))
    throw new Error(`"${text}" is said as ${found.join(' ')}, not ${kept.join(' ')}`)
  const startMs = first === 0 ? 0 : endBefore(phones, heard[first]!)
  return cutOut(sound, startMs, heard[last - 1]!.endMs)
}

function isHeard({ name }: Phone): boolean {
  return name !== PAUSE
}

/** When the sound before this one ends. */
function endBefore(phones: readonly Phone[], phone: Phone): number {
  return phones[phones.indexOf(phone) - 1]?.endMs ?? 0
}

interface Synthesised {
  readonly sound: Sound
  readonly phones: readonly Phone[]
}

function synthesised(voice: string, text: string): Synthesised {
  const folder = mkdtempSync(join(tmpdir(), 'hallcast-flite-'))
  try {
    const file = join(folder, 'said.wav')
    const { stdout, status } = spawnSync('flite', ['-voice', voice, '-t', text, '-psdur', '-o', file], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`flite did not say "${text}"`)
    const phones = [...stdout.matchAll(/([a-z]+\d?):([\d.]+)/g)].map(([, name, seconds]) => ({
      name: name!,
      endMs: Number(seconds) * 1_000,
    }))
    return { sound: readWav(readFileSync(file)), phones }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
