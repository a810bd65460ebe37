import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { render } from 'lit/html.js'

/**
 * An element of a page that one app has for itself: it stands in the page, styled by the page's own sheet, where a shadow
 * root would buy it nothing. It repaints when it is told to, once for all that it was told in one task; it has no
 * properties that watch over themselves, and no attributes. On a board that is a tenth of the script.
 *
 * Elements that several apps put into their own are `LitElement`s: those bring their looks along.
 */
export abstract class LightElement extends HTMLElement implements ReactiveControllerHost {
  readonly #controllers = new Set<ReactiveController>()
  #entered = false
  #pending = false

  /** It has painted before. */
  hasUpdated = false
  /** Resolves when what was asked for has been painted; true unless that asked for more. */
  updateComplete = Promise.resolve(true)

  addController(controller: ReactiveController): void {
    this.#controllers.add(controller)
    if (this.isConnected) controller.hostConnected?.()
  }

  removeController(controller: ReactiveController): void {
    this.#controllers.delete(controller)
  }

  connectedCallback(): void {
    this.#entered = true
    for (const controller of this.#controllers) controller.hostConnected?.()
    this.requestUpdate()
  }

  disconnectedCallback(): void {
    for (const controller of this.#controllers) controller.hostDisconnected?.()
  }

  /** Paints anew, soon. */
  requestUpdate(): void {
    if (this.#pending || !this.#entered) return
    this.#pending = true
    this.updateComplete = this.#update()
  }

  /** What a paint waits for; without it the end of the task, so that all that is told in one task is painted once. */
  protected turn?(): Promise<void> | void

  /** The last moment to change what is painted; nothing that is changed here has it painted again. */
  protected willUpdate(): void {}

  /** What stands in it. */
  protected abstract render(): unknown

  /** It has been painted: its children stand. */
  protected updated(): void {}

  async #update(): Promise<boolean> {
    let content: unknown
    try {
      await this.turn?.()
      for (const controller of this.#controllers) controller.hostUpdate?.()
      this.willUpdate()
      content = this.render()
    } finally {
      this.#pending = false
    }
    render(content, this, { host: this })
    this.hasUpdated = true
    for (const controller of this.#controllers) controller.hostUpdated?.()
    this.updated()
    return !this.#pending
  }
}
