import { LightPart } from '#shared/ui/light-part.ts'
import type { BoardPicture } from './picture.ts'

/** A part of a board: it is handed the whole picture and paints what is its own of it. */
export abstract class BoardPart extends LightPart<BoardPicture> {}
