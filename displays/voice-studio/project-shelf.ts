import type { Finding } from '#shared/audio/recording/verdict.ts'
import type { HallId } from '#shared/domain/queue/ids.ts'
import { happened } from '#shared/storage/idb-event.ts'

/** What is recorded in one language of one hall. Scope: *device*. */
export interface ProjectKey {
  readonly hall: HallId
  readonly language: string
}

/** One line as it was accepted. */
export interface KeptTake extends ProjectKey {
  /** Its clip in `pack.json`. */
  readonly name: string
  readonly wav: Uint8Array<ArrayBuffer>
  /** The room by itself, dBFS; null for what was recorded elsewhere. */
  readonly roomDb: number | null
  readonly findings: readonly Finding[]
}

/** What is known of a project beside its lines. */
export interface Project extends ProjectKey {
  /** Who speaks. */
  readonly voice: string
  /** What their voice may be used for. */
  readonly licence: string
}

/** Keeps what is recorded, line by line as it is accepted. */
export interface ProjectShelf {
  /** False: this browser keeps nothing, and a reload loses it all. */
  readonly durable: boolean
  project(key: ProjectKey): Promise<Project | null>
  saveProject(project: Project): Promise<void>
  takes(key: ProjectKey): Promise<readonly KeptTake[]>
  /** @throws whatever the browser says when its disk is full */
  keep(take: KeptTake): Promise<void>
  /** Forgets all lines of a project, and whose voice it was. */
  clear(key: ProjectKey): Promise<void>
}

const TAKES = 'takes'
const PROJECTS = 'projects'

/** A database that has not opened by then hangs (seen after crashes); the studio goes on without, ms. */
const OPENING_MS = 3_000

/** In this browser's IndexedDB, in a database of its own: whoever clears the device's cache does not touch a voice. */
export async function openProjectShelf(name = 'hallcast-voice-studio'): Promise<ProjectShelf> {
  try {
    const late = new Promise<null>((resolve) => setTimeout(resolve, OPENING_MS, null))
    const database = await Promise.race([open(name), late])
    return database ? idbShelf(database) : memoryShelf()
  } catch {
    return memoryShelf()
  }
}

async function open(name: string): Promise<IDBDatabase> {
  const opening = indexedDB.open(name, 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore(TAKES, { keyPath: ['hall', 'language', 'name'] })
    opening.result.createObjectStore(PROJECTS, { keyPath: ['hall', 'language'] })
  })
  await happened(opening, 'success')
  const database = opening.result
  // A newer app in another tab wants to upgrade: an open connection of ours would hold it up for ever.
  database.addEventListener('versionchange', () => database.close())
  return database
}

function idbShelf(database: IDBDatabase): ProjectShelf {
  const put = async (store: string, row: KeptTake | Project): Promise<void> => {
    // Strict: whoever has just said a line shall not say it again because the power went.
    const transaction = database.transaction(store, 'readwrite', { durability: 'strict' })
    transaction.objectStore(store).put(row)
    await happened(transaction, 'complete')
  }
  return {
    durable: true,
    async project({ hall, language }) {
      const asked = database.transaction(PROJECTS).objectStore(PROJECTS).get([hall, language])
      await happened(asked, 'success')
      return (asked.result as Project | undefined) ?? null
    },
    saveProject: (project) => put(PROJECTS, project),
    async takes(key) {
      const asked = database.transaction(TAKES).objectStore(TAKES).getAll(linesOf(key))
      await happened(asked, 'success')
      return asked.result as readonly KeptTake[]
    },
    keep: (take) => put(TAKES, take),
    async clear(key) {
      const transaction = database.transaction([TAKES, PROJECTS], 'readwrite')
      transaction.objectStore(TAKES).delete(linesOf(key))
      transaction.objectStore(PROJECTS).delete([key.hall, key.language])
      await happened(transaction, 'complete')
    },
  }
}

/** Every line of a project, whatever its name. */
function linesOf({ hall, language }: ProjectKey): IDBKeyRange {
  return IDBKeyRange.bound([hall, language], [hall, language, []])
}

/** As long as the page: for tests, and where the browser keeps nothing. */
export function memoryShelf(): ProjectShelf {
  const projects = new Map<string, Project>()
  const takes = new Map<string, KeptTake>()
  const keyOf = ({ hall, language }: ProjectKey): string => `${hall} ${language}`
  return {
    durable: false,
    project: async (key) => projects.get(keyOf(key)) ?? null,
    saveProject: async (project) => void projects.set(keyOf(project), project),
    takes: async (key) => [...takes.values()].filter((take) => keyOf(take) === keyOf(key)),
    keep: async (take) => void takes.set(`${keyOf(take)} ${take.name}`, take),
    async clear(key) {
      projects.delete(keyOf(key))
      for (const [name, take] of takes) if (keyOf(take) === keyOf(key)) takes.delete(name)
    },
  }
}
