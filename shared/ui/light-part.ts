import { nothing } from 'lit/html.js'
import { LightElement } from './light-element.ts'

/** A part of a page: it is handed all it has to paint as one `picture`, and paints anew with each. Before the first: nothing. */
export abstract class LightPart<Picture> extends LightElement {
  #picture: Picture | null = null

  constructor() {
    super()
    // Its code may come after its first picture. What an element was handed as a mere tag lies in front of the accessor,
    // and would hide every later picture too: it would stay empty.
    const { picture } = this
    Reflect.deleteProperty(this, 'picture')
    this.picture = picture
  }

  get picture(): Picture | null {
    return this.#picture
  }

  set picture(picture: Picture | null) {
    // Lit hands an object on with every paint of the host, be it the same: every part would be painted with every call.
    if (picture === this.#picture) return
    this.#picture = picture
    this.requestUpdate()
  }

  protected override render(): unknown {
    return this.#picture ? this.paint(this.#picture) : nothing
  }

  /** What stands in it. */
  protected abstract paint(picture: Picture): unknown
}
