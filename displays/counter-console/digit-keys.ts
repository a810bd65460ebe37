import type { LitElement, ReactiveController } from 'lit'
import { ConsoleSheetLeft } from './events.ts'
import { signOf } from './keys.ts'

/** Is the person writing? Then letters and digits are text. */
export function isWriting(event: Event): boolean {
  const target = event.composedPath()[0]
  return target instanceof HTMLInputElement && target.type === 'text'
}

/**
 * A sheet by keyboard: digits press the button that carries the same `data-digit`, Escape leaves. Held-down keys press
 * once. Works as long as the sheet is on the page.
 */
export class DigitKeys implements ReactiveController {
  readonly #host: LitElement
  readonly #enabled: () => boolean
  #lifetime: AbortController | null = null

  constructor(host: LitElement, enabled: () => boolean) {
    this.#host = host
    this.#enabled = enabled
    host.addController(this)
  }

  hostConnected(): void {
    this.#lifetime = new AbortController()
    window.addEventListener('keydown', this.#press, { signal: this.#lifetime.signal })
  }

  hostDisconnected(): void {
    this.#lifetime?.abort()
  }

  #press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      this.#host.dispatchEvent(new ConsoleSheetLeft())
      return
    }
    const sign = signOf(event)
    if (!this.#enabled() || isWriting(event) || !/^\d$/.test(sign)) return
    this.#host.renderRoot.querySelector<HTMLElement>(`[data-digit="${sign}"]`)?.click()
  }
}

/** Hint of the n-th option (from 0): its digit, or none after the ninth. */
export function digitOf(place: number): string | null {
  return place < 9 ? String(place + 1) : null
}
