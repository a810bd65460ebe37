import { DISK_BUGS } from './disk-bugs.ts'
import { HALL_BUGS } from './hall-bugs.ts'
import { OUTBOX_BUGS } from './outbox-bugs.ts'
import { PAD_BUGS } from './pad-bugs.ts'
import { SCREEN_BUGS } from './screen-bugs.ts'
import type { Bug } from './seams.ts'
import { VOICE_BUGS } from './voice-bugs.ts'
import { STREAM_BUGS } from './stream-bugs.ts'

/** Every bug that can be planted: a simulation that does not find them proves nothing. */
export const BUGS: readonly Bug[] = [
  ...DISK_BUGS,
  ...HALL_BUGS,
  ...STREAM_BUGS,
  ...SCREEN_BUGS,
  ...OUTBOX_BUGS,
  ...PAD_BUGS,
  ...VOICE_BUGS,
]
