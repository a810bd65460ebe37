import type { TemplateResult } from 'lit'
import type { ShowRules } from '#shared/domain/queue/show.ts'
import type { BoardPicture } from './picture.ts'

/**
 * One way to hang a board. A layout is a file in `layouts/` that exports one as `layout`; nothing else knows of it, and
 * `?layout=` finds it by its name.
 */
export interface BoardLayout {
  readonly name: string
  /** Does it suit a screen of that shape (width by height), where the address names no layout? */
  readonly suits: (aspect: number) => boolean
  /** How much light it has. */
  readonly rules: ShowRules
  /** Brings its elements, where most boards do without them. Asked for as soon as the layout is chosen. */
  readonly bring?: () => Promise<unknown>
  readonly render: (picture: BoardPicture) => TemplateResult
}

/** The layout the address names, else the one that suits the screen, else any: a board is never empty for want of one. */
export function chooseLayout(layouts: readonly BoardLayout[], name: string | null, aspect: number): BoardLayout {
  const chosen =
    layouts.find((layout) => layout.name === name) ?? layouts.find(({ suits }) => suits(aspect)) ?? layouts[0]
  if (!chosen) throw new Error('a board needs a layout')
  return chosen
}
