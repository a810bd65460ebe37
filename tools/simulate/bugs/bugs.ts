import { HALL_BUGS } from './hall-bugs.ts'
import { OUTBOX_BUGS } from './outbox-bugs.ts'
import { SCREEN_BUGS } from './screen-bugs.ts'
import type { Bug } from './seams.ts'

/** Every bug that can be planted: a simulation that does not find them proves nothing. */
export const BUGS: readonly Bug[] = [...HALL_BUGS, ...SCREEN_BUGS, ...OUTBOX_BUGS]
