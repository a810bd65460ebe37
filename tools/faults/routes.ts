export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

type Method = (typeof METHODS)[number]

/** One way into the hall, as its OpenAPI document names it. */
export interface Route {
  readonly method: Method
  /** `/api/v1/halls/{hall}/tickets` */
  readonly path: string
}

/** Every route that the server publishes. */
export async function routesOf(url: string): Promise<readonly Route[]> {
  const { paths } = (await (await fetch(`${url}/api/openapi.json`)).json()) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    METHODS.filter((method) => method.toLowerCase() in methods).map((method) => ({ method, path })),
  )
}

/** What stands in the path of a route where everything is as it should be. */
export type Places = Readonly<Record<string, string>>

/** The route's address, `{hall}` and all filled in. */
export function addressOf({ path }: Route, places: Places): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => places[name] ?? 'nothing')
}

/** Names of the places in a route's path. */
export function placesIn({ path }: Route): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!)
}

/** Does the route read a body? */
export function takesBody({ method }: Route): boolean {
  return method !== 'GET' && method !== 'DELETE'
}
