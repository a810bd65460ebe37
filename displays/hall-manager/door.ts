import type { Session } from '#shared/protocol/api.ts'
import type { HallView } from '#shared/stores/hall-view.ts'
import type { ReadableStore } from '#shared/ui/store-controller.ts'
import type { ManagerApi } from './api.ts'

interface DoorParts {
  readonly api: Pick<ManagerApi, 'session'>
  readonly view: ReadableStore<HallView>
  /** This very page, to come back to. */
  readonly here: () => string
  readonly leave: (address: string) => void
  readonly signal: AbortSignal
}

/**
 * Tells who the hall takes this browser for, and leads whoever is nobody to the sign-in: at the start, and when a session
 * ends while the page stands.
 */
export async function watchDoor(parts: DoorParts, known: (session: Session) => void): Promise<void> {
  const { view, signal } = parts
  let before = view.get().trouble
  view.subscribe(({ trouble }) => {
    if (trouble === 'no-right' && before !== 'no-right') void ask(parts, known)
    before = trouble
  }, signal)
  await ask(parts, known)
}

async function ask({ api, here, leave }: DoorParts, known: (session: Session) => void): Promise<void> {
  const answer = await api.session()
  if (answer.ok) known(answer.value)
  else if (answer.problem.code === 'no-credentials') leave(signInAddress(here()))
}

/** The sign-in, and back from there. */
export function signInAddress(next: string): string {
  return `/sign-in/?${new URLSearchParams({ next }).toString()}`
}
