import { nothing, type TemplateResult } from 'lit/html.js'
import { LightElement } from '#shared/ui/light-element.ts'
import type { BoardPicture } from './picture.ts'

/** A part of a board: it is handed the whole picture and paints what is its own of it. */
export abstract class BoardPart extends LightElement {
  #picture: BoardPicture | null = null

  constructor() {
    super()
    // A layout's code may come after its first picture. What an element was handed as a mere tag lies in front of the
    // accessor, and would hide every later picture too: the board would stay empty.
    const { picture } = this
    Reflect.deleteProperty(this, 'picture')
    this.picture = picture
  }

  get picture(): BoardPicture | null {
    return this.#picture
  }

  set picture(picture: BoardPicture | null) {
    this.#picture = picture
    this.requestUpdate()
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.#picture ? this.paint(this.#picture) : nothing
  }

  protected abstract paint(picture: BoardPicture): TemplateResult | typeof nothing
}

/** The turn that the parts beside the light are waiting for, all for the same one. */
let turn: Promise<void> | null = null

/**
 * A part beside the light. A call waits neither for it nor for the frame it takes: on a slow machine the frames of five
 * parts that nobody is looking at just then would be the delay of the next call.
 */
export abstract class SidePart extends BoardPart {
  /** They follow what happens so long after it, ms: in one frame, for all that happened until then. */
  static followMs = 200

  protected override due(): Promise<void> | void {
    if (this.hasUpdated) return SidePart.turn()
  }

  /** Something has happened that the parts beside the light will paint: their turn begins, if it has not yet. */
  static turn(): Promise<void> {
    turn ??= new Promise<void>((resolve) => setTimeout(resolve, SidePart.followMs)).then(() => void (turn = null))
    return turn
  }
}
