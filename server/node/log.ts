/** A text whose words stand in the code; a plain `string`, which could be what a person typed, does not compile. */
type Code<S extends string> = string extends S ? never : S

type Facts = Readonly<Record<string, string | number | boolean>>

/** Facts without free text. */
type Coded<F> = { readonly [K in keyof F]: F[K] extends string ? Code<F[K]> : F[K] }

/** Writes one JSON line to stderr for whoever keeps the server: area, code, facts. */
export function logLine<const A extends string, const C extends string, const F extends Facts>(
  area: Code<A>,
  code: Code<C>,
  facts?: F & Coded<F>,
): void {
  write(area, code, facts ?? {})
}

/** What a hall survived. Its facts are ids and causes made by the machine. */
export function logHall(code: string, facts: Facts): void {
  write('hall', code, facts)
}

/** An error nobody foresaw: its kind and where in the code it was, without its message, which could quote what somebody typed. */
export function logBug(error: unknown): void {
  const isError = error instanceof Error
  const frames = isError
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 8)
    : []
  write('server', 'bug', {
    name: isError ? error.name : typeof error,
    at: frames.map((line) => line.trim().slice(3)).join(' < '),
  })
}

function write(area: string, code: string, facts: Facts): void {
  process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), area, code, ...facts })}\n`)
}
