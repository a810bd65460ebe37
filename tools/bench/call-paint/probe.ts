/** One call, or one question of a pad, as it came onto the glass. */
export interface Painted {
  /** Ticket and counter, `A001@3`. */
  readonly what: string
  /** After the paint, on the clock all processes of the machine share, ms. */
  readonly at: number
}

declare global {
  interface Window {
    /** What the probe has seen, in order. */
    benchPaints?: Painted[]
  }
}

/**
 * Runs in the page. Notes when each new call is on the glass: the mutation, then the next frame, then a message posted
 * in it. The same for our board and for the bare page, so that what the probe costs falls on both.
 */
export function watchPaints(subject: 'board' | 'pad' | 'bare'): void {
  const paints: Painted[] = []
  window.benchPaints = paints
  let stood = new Set<string>()
  const find = (root: ParentNode, selector: string): Element | null => {
    const here = root.querySelector(selector)
    if (here) return here
    for (const element of root.querySelectorAll('*')) {
      const inside = element.shadowRoot && find(element.shadowRoot, selector)
      if (inside) return inside
    }
    return null
  }
  const elements = { board: 'board-now', pad: 'evaluation-pad-app' }
  const element = subject === 'bare' ? document.body : find(document, elements[subject])
  const root = element?.shadowRoot ?? element
  if (!root) throw new Error('there is nothing to watch')
  const onGlass = (): string[] => {
    if (subject === 'bare') {
      const [kind, what] = (document.querySelector('p')?.textContent ?? '').split(' ')
      return kind === 'called' && what ? [what] : []
    }
    if (subject === 'pad') {
      const asked = root.querySelector('main[data-shows="asking"]') && root.querySelector('.ticket b')?.textContent
      const isNew = asked && !stood.has(asked)
      stood = new Set(asked ? [asked] : [])
      return isNew ? [`${asked}@${new URLSearchParams(location.search).get('counter')}`] : []
    }
    // Cells are painted by their places: what is new is told by what stands in them.
    const stands = [...root.querySelectorAll<HTMLElement>('[data-ticket]')].map(
      ({ dataset }) => `${dataset['ticket']}@${dataset['counter']}`,
    )
    const fresh = stands.filter((what) => !stood.has(what))
    stood = new Set(stands)
    return fresh
  }
  onGlass()
  const observer = new MutationObserver(() => {
    const fresh = onGlass()
    if (fresh.length === 0) return
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => {
        const at = performance.timeOrigin + performance.now()
        for (const what of fresh) paints.push({ what, at })
        port1.close()
      })
      port1.start()
      port2.postMessage(null)
    })
  })
  observer.observe(root, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['data-ticket', 'data-counter', 'data-shows'],
  })
}

/** Runs in the page: something small that moves for ever, as an advertisement beside the board would. */
export function animate(): void {
  const box = document.createElement('div')
  Object.assign(box.style, {
    position: 'fixed',
    right: '0',
    bottom: '0',
    width: '40px',
    height: '40px',
    background: '#888',
  })
  document.body.append(box)
  box.animate([{ transform: 'rotate(0deg)' }, { transform: 'rotate(360deg)' }], {
    duration: 1_000,
    iterations: Infinity,
  })
}

/** Runs in the page: the page's own reading of the shared clock. */
export function pageClock(): number {
  return performance.timeOrigin + performance.now()
}
