import type { TemplateResult } from 'lit'
import type { ShowRules } from '#shared/domain/queue/show.ts'
import type { BoardPicture } from './picture.ts'

/**
 * One way to hang a board. A layout is a file in `layouts/` that exports one as `layout`; nothing else knows of it, and
 * `?layout=` finds it by its name.
 */
export interface BoardLayout {
  readonly name: string
  /** The narrowest and the widest shape it is drawn in, width by height; on other screens it leaves a margin. */
  readonly shapes: readonly [narrowest: number, widest: number]
  /** How much light it has. */
  readonly rules: ShowRules
  /** Brings its elements, where most boards do without them. Asked for as soon as the layout is chosen. */
  readonly bring?: () => Promise<unknown>
  /** The light stands as in `picture`, the parts beside it as in `beside`, which follows: a call waits for none of them. */
  readonly render: (picture: BoardPicture, beside: BoardPicture) => TemplateResult
}

/** A layout that was asked for and would leave more of the screen empty is not drawn: another suits it better. */
const LEAST_FILLED = 0.6

/** The shape in which a layout stands on a screen of that shape. */
export function drawnAspect({ shapes: [narrowest, widest] }: BoardLayout, aspect: number): number {
  return Math.min(widest, Math.max(narrowest, aspect))
}

/** The layout the address names if it can be drawn on such a screen, else the one that fills it best. */
export function chooseLayout(layouts: readonly BoardLayout[], name: string | null, aspect: number): BoardLayout {
  const rank = (layout: BoardLayout): number => {
    const share = drawnAspect(layout, aspect) / aspect
    const filled = Math.min(share, 1 / share)
    return layout.name === name && filled > LEAST_FILLED ? 2 : filled
  }
  return layouts.reduce((best, layout) => (rank(layout) > rank(best) ? layout : best))
}
