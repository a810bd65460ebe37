import { afterPaint } from '#shared/ui/after-paint.ts'
import { LightPart } from '#shared/ui/light-part.ts'
import type { BoardPicture } from './picture.ts'

/**
 * Script that one frame may take before its next part waits for a frame of its own, ms; what the browser does with it is some
 * eight times as much. A frame too long holds up the call that comes in it, and so does each frame: on an idle page a call
 * is painted at once, in one of many that follow each other it waits for the next.
 */
const SCRIPT_MS = 1

/** Resolves when the part that is painted last of all that have asked may paint. */
let lastTurn = Promise.resolve()
let frameFullAt = 0

async function room(): Promise<void> {
  if (performance.now() < frameFullAt) return
  await afterPaint()
  frameFullAt = performance.now() + SCRIPT_MS
}

/**
 * A part of a board beside its light: it is handed the whole picture and paints what is its own of it. A picture that
 * follows another is painted part by part, in as many frames as this machine needs: in one piece all of them are 16 ms of
 * the call that comes meanwhile, and on a slow machine a tenth of a second.
 */
export abstract class BoardPart extends LightPart<BoardPicture> {
  protected override turn(): Promise<void> | void {
    if (this.hasUpdated) return (lastTurn = lastTurn.then(room))
  }
}
