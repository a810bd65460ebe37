import { LightPart } from '#shared/ui/light-part.ts'
import type { BoardPicture } from './picture.ts'

/** A part of a board: it is handed the whole picture and paints what is its own of it. */
export abstract class BoardPart extends LightPart<BoardPicture> {}

/** The turn that the parts beside the light are waiting for, all for the same one. */
let turn: Promise<unknown> | null = null
/** What is done before they take it. */
const before: (() => unknown)[] = []

/**
 * A part beside the light. A call waits neither for it nor for the frame it takes: on a slow machine the frames of five
 * parts that nobody is looking at just then would be the delay of the next call.
 */
export abstract class SidePart extends BoardPart {
  /** They follow what happens so long after it, ms: in one frame, for all that happened until then. */
  static followMs = 200

  protected override due(): Promise<unknown> | void {
    if (this.hasUpdated) return SidePart.turn()
  }

  /**
   * Something has happened that the parts beside the light will paint: their turn begins, if it has not yet. `first` is
   * done, and waited for, before they take it, so that it is in the same frame.
   */
  static turn(first?: () => unknown): Promise<unknown> {
    if (first) before.push(first)
    turn ??= new Promise((resolve) => setTimeout(resolve, SidePart.followMs))
      .then(() => Promise.all(before.splice(0).map((deed) => deed())))
      .finally(() => (turn = null))
    return turn
  }
}
