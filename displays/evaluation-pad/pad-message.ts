import { html, nothing, type TemplateResult } from 'lit/html.js'
import type { Level } from '#shared/domain/evaluation/levels.ts'
import { faceOf } from '#shared/ui/face.ts'

interface MessageParts {
  readonly text?: string
  readonly level?: Level
  readonly more?: TemplateResult
}

/** One sentence in the middle of the pad, with a face or without: thanks, trouble, nobody there. */
export function padMessage(heading: string, { text, level, more }: MessageParts = {}): TemplateResult {
  return html`<section class="message">${level ? faceOf(level) : nothing}
    <h1 tabindex="-1">${heading}</h1>
    ${text ? html`<p class="second">${text}</p>` : nothing}${more ?? nothing}</section>`
}
