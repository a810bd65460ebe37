import { afterPaint } from '#shared/ui/after-paint.ts'
import { LightPart } from '#shared/ui/light-part.ts'
import type { BoardPicture } from './picture.ts'

/** Resolves when the part that is painted last of all that have asked is on the glass. */
let lastPaint = Promise.resolve()

/**
 * A part of a board beside its light: it is handed the whole picture and paints what is its own of it. A picture that
 * follows another is painted part by part, each in a frame of its own: a call that comes meanwhile waits for one part, and
 * on a slow machine all of them would be a tenth of a second.
 */
export abstract class BoardPart extends LightPart<BoardPicture> {
  protected override turn(): Promise<void> | void {
    if (this.hasUpdated) return (lastPaint = lastPaint.then(afterPaint))
  }
}
