import { LitElement, nothing, type TemplateResult } from 'lit'
import { property } from 'lit/decorators.js'
import { afterPaint } from '#shared/ui/after-paint.ts'
import type { BoardPicture } from './picture.ts'

/** A part of a board: it is handed the whole picture and paints what is its own of it. */
export abstract class BoardPart extends LitElement {
  @property({ attribute: false }) picture: BoardPicture | null = null

  protected override render(): TemplateResult | typeof nothing {
    return this.picture ? this.paint(this.picture) : nothing
  }

  protected abstract paint(picture: BoardPicture): TemplateResult | typeof nothing
}

/** The paint that the parts beside the light are waiting for, all for the same one. */
let lightPainted: Promise<void> | null = null

/** A part beside the light. Its changes follow when those of the light are on the glass: a call waits for none of them. */
export abstract class SidePart extends BoardPart {
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated) {
      lightPainted ??= afterPaint().then(() => void (lightPainted = null))
      await lightPainted
    }
    await super.scheduleUpdate()
  }
}
