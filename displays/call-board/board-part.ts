import { LitElement, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import type { BoardPicture } from './picture.ts'

/** A part of a board: it is handed the whole picture and paints what is its own of it. */
export abstract class BoardPart extends LitElement {
  @property({ attribute: false }) picture: BoardPicture | null = null

  protected override render(): TemplateResult | typeof nothing {
    return this.picture ? this.paint(this.picture) : nothing
  }

  protected abstract paint(picture: BoardPicture): TemplateResult | typeof nothing
}
