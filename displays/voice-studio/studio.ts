import { type Rehearsal, rehearse } from '#shared/audio/recording/rehearse.ts'
import { type ScriptLine, scriptOf } from '#shared/audio/recording/script.ts'
import type { Recording } from '#shared/audio/recording/sprite.ts'
import { readWav, wavOf } from '#shared/audio/recording/wav.ts'
import type { Phrase } from '#shared/domain/phrase/token.ts'
import type { HallConfig } from '#shared/domain/queue/config.ts'
import type { OpenPack } from '#shared/audio/pack/open-pack.ts'
import { Store } from '#shared/stores/store.ts'
import type { Booth } from './booth.ts'
import { type TakenIn, takeIn } from './import-files.ts'
import type { Loudspeaker } from './loudspeaker.ts'
import { type MadeZip, zipOfVoice } from './pack-zip.ts'
import type { KeptTake, Project, ProjectKey, ProjectShelf } from './project-shelf.ts'

/** One voice of one hall, as far as it is recorded. Scope: *device*. */
export interface StudioState {
  readonly hall: HallConfig
  readonly project: Project
  readonly script: readonly ScriptLine[]
  /** What was accepted, by the name of its clip. */
  readonly takes: ReadonlyMap<string, KeptTake>
  /** The line that is at hand, a place in the script. */
  readonly at: number
  /** False: this browser keeps nothing. */
  readonly durable: boolean
  /** The last line could not be kept: the disk is full. */
  readonly notKept: boolean
}

interface StudioParts {
  readonly booth: Booth
  readonly loudspeaker: Loudspeaker
  readonly shelf: Promise<ProjectShelf>
  /** The voice the hall has now: it cuts the script, and says what is not recorded yet. Null when it cannot be had. */
  readonly other: (language: string) => Promise<OpenPack | null>
  /** Device's date, ms since 1970. */
  readonly date: () => number
}

/** The voice studio: script, recordings and booth of one hall and language at a time. */
export class Studio {
  /** Null until a hall is known. */
  readonly state = new Store<StudioState | null>(null)
  readonly booth: Booth
  readonly #parts: StudioParts
  #wanted: readonly [hall: HallConfig, language: string] | null = null

  constructor(parts: StudioParts) {
    this.#parts = parts
    this.booth = parts.booth
  }

  /** Opens the project of this hall and language where it was left; the same again changes nothing. */
  async open(hall: HallConfig, language: string): Promise<void> {
    if (this.#wanted?.[0] === hall && this.#wanted[1] === language) return
    const wanted = [hall, language] as const
    this.#wanted = wanted
    const shelf = await this.#parts.shelf
    const key = { hall: hall.id, language }
    const [kept, other, takes] = await Promise.all([shelf.project(key), this.#parts.other(language), shelf.takes(key)])
    if (this.#wanted !== wanted) return
    const script = scriptOf(hall, language, other?.pack ?? null)
    const durable = shelf.durable
    const before = this.state.get()
    if (before?.project.hall === hall.id && before.project.language === language) {
      // A hall that is told anew moves nobody from the line at hand, and takes nothing that the disk had no room for.
      const at = script.findIndex(({ name }) => name === before.script[before.at]?.name)
      if (at < 0) this.booth.rest()
      this.state.set({ ...before, hall, script, at: Math.max(0, at), durable })
      return
    }
    const byName = new Map(takes.map((take) => [take.name, take]))
    const first = script.findIndex(({ name }) => !byName.has(name))
    const project = kept ?? { ...key, voice: '', licence: '' }
    this.booth.rest()
    this.state.set({ hall, project, script, takes: byName, at: Math.max(0, first), durable, notKept: false })
  }

  /** Goes to a line; what was recorded and not accepted is forgotten. */
  go(at: number): void {
    const state = this.state.get()
    if (!state || at < 0 || at >= state.script.length || at === state.at) return
    this.#parts.loudspeaker.stop()
    if (this.booth.state.get().step !== 'trouble') this.booth.rest()
    this.state.set({ ...state, at })
  }

  async press(): Promise<void> {
    this.#parts.loudspeaker.stop()
    await this.booth.press()
  }

  /** The same line once more, at once. */
  async again(): Promise<void> {
    if (this.booth.state.get().step === 'review') await this.press()
  }

  /** Keeps what was just recorded and goes on to the next line that is wanted. Tells whether there was something to keep. */
  async accept(): Promise<boolean> {
    const booth = this.booth.state.get()
    const state = this.state.get()
    const line = state?.script[state.at]
    if (!state || !line || booth.step !== 'review' || !booth.verdict.cut) return false
    const { verdict, sound } = booth
    this.booth.rest()
    const take = { name: line.name, wav: wavOf(sound), roomDb: verdict.roomDb, findings: verdict.findings }
    await this.#keep(state.project, take)
    this.#goOn(state.at)
    return true
  }

  /** Plays what was just recorded, else what is kept of the line. */
  async listen(): Promise<void> {
    const booth = this.booth.state.get()
    const state = this.state.get()
    const name = state?.script[state.at]?.name ?? ''
    const kept = state?.takes.get(name)
    const sound = booth.step === 'review' ? (booth.verdict.cut ?? booth.sound) : kept && readWav(kept.wav)
    if (sound && booth.step !== 'recording' && booth.step !== 'attention') await this.#parts.loudspeaker.play(sound)
  }

  /** Says a phrase with what is recorded, and what is not with the hall's other voice. */
  async rehearse(phrase: Phrase): Promise<Rehearsal> {
    const other = await this.#parts.other(this.state.get()!.project.language)
    const rehearsal = rehearse(phrase, this.#recordings(), other)
    if (rehearsal.ok && this.booth.state.get().step !== 'recording') void this.#parts.loudspeaker.play(rehearsal.call)
    return rehearsal
  }

  /** Takes recordings that were made elsewhere; what becomes of each file. */
  async takeIn(files: readonly File[], each: (taken: TakenIn) => void): Promise<void> {
    const state = this.state.get()
    if (!state) return
    for await (const taken of takeIn(files, state.script)) {
      const take = taken.ok && { name: taken.name, wav: wavOf(taken.sound), roomDb: null, findings: [] }
      if (take) await this.#keep(state.project, take)
      each(taken)
    }
    if (['rest', 'trouble'].includes(this.booth.state.get().step)) this.#goOn(this.state.get()!.at - 1)
  }

  /** Who speaks, and what the voice may be used for. */
  async describe(about: Pick<Project, 'voice' | 'licence'>): Promise<void> {
    const state = this.state.get()
    if (!state) return
    const project = { ...state.project, ...about }
    this.state.set({ ...state, project })
    await this.#save(project)
  }

  /** Forgets this voice, all of it: another announcer begins. */
  async clear(): Promise<void> {
    const state = this.state.get()
    if (!state) return
    await (await this.#parts.shelf).clear(state.project)
    this.booth.rest()
    const project = { ...state.project, voice: '', licence: '' }
    this.state.set({ ...state, project, takes: new Map(), at: 0, notKept: false })
    await this.#save(project)
  }

  /** The voice as a zip, ready to be used; null while nothing is recorded. */
  makeZip(): MadeZip | null {
    const state = this.state.get()
    return state && state.takes.size > 0 ? zipOfVoice(state.project, this.#recordings(), this.#parts.date()) : null
  }

  /** In the order of the script; what the hall needed once and does not any more stays at the end. */
  #recordings(): readonly Recording[] {
    const { script, takes } = this.state.get()!
    const names = [...new Set([...script.map(({ name }) => name), ...takes.keys()])]
    return names.flatMap((name): readonly Recording[] => {
      const take = takes.get(name)
      return take ? [{ name, sound: readWav(take.wav), roomDb: take.roomDb ?? undefined }] : []
    })
  }

  async #keep({ hall, language }: ProjectKey, take: Omit<KeptTake, keyof ProjectKey>): Promise<void> {
    const kept = { ...take, hall, language }
    const shelf = await this.#parts.shelf
    const isKept = await shelf.keep(kept).then(
      () => true,
      () => false,
    )
    const now = this.state.get()!
    if (now.project.hall !== hall || now.project.language !== language) return
    this.state.set({ ...now, takes: new Map([...now.takes, [take.name, kept]]), notKept: !isKept })
  }

  async #save(project: Project): Promise<void> {
    // What the voice is called is asked again before it is made; what is recorded does not depend on it.
    const shelf = await this.#parts.shelf
    await shelf.saveProject(project).catch(() => {})
  }

  /** To the next line that is not recorded, behind this one first; stays when there is none. */
  #goOn(from: number): void {
    const { script, takes, at } = this.state.get()!
    const open = script.flatMap(({ name }, place) => (takes.has(name) ? [] : [place]))
    const next = open.find((place) => place > from) ?? open[0] ?? at
    this.go(next)
  }
}
