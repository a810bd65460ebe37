/** What the bare page needs to know: where its stream is, and the event that is timed. */
export interface BareOrder {
  readonly events: string
  readonly mark: string
}

/** Runs in the page that stands for the machine's floor: reads the stream and sets one text node, nothing else. */
export async function readBare({ events, mark }: BareOrder): Promise<void> {
  const text = new Text('waiting')
  const paragraph = document.createElement('p')
  paragraph.append(text)
  document.body.replaceChildren(paragraph)
  const { body } = await fetch(events, { headers: { accept: 'text/event-stream' } })
  const reader = body!.getReader()
  const decoder = new TextDecoder()
  const read = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      const piece = decoder.decode(value, { stream: true })
      const field = (name: string) => piece.slice(piece.indexOf(name) + name.length).split('"', 1)[0]
      const kind = piece.includes(`event: ${mark}`) ? 'called' : 'between'
      text.data = `${kind} ${field('"ticketNumber":"')}@${field('"counterId":"')}`
    }
  }
  void read()
  document.body.dataset['live'] = ''
}
