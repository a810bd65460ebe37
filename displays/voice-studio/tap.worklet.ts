/** What an audio worklet finds around it; the compiler's library for pages does not know it. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

/** So many samples are handed over at a time: 21 ms at the rate of a voice. */
const AT_ONCE = 512

/** Hands on what the microphone hears, piece by piece. */
class Tap extends AudioWorkletProcessor {
  #piece = new Float32Array(AT_ONCE)
  #filled = 0

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const heard = inputs[0]?.[0] ?? new Float32Array()
    for (let from = 0; from < heard.length;) {
      const part = heard.subarray(from, from + AT_ONCE - this.#filled)
      this.#piece.set(part, this.#filled)
      this.#filled += part.length
      from += part.length
      if (this.#filled === AT_ONCE) this.#handOn()
    }
    return true
  }

  #handOn(): void {
    const piece = this.#piece
    this.port.postMessage(piece, [piece.buffer])
    this.#piece = new Float32Array(AT_ONCE)
    this.#filled = 0
  }
}

registerProcessor('tap', Tap)
