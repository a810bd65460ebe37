/** A domain type as JSON has it: brands fall away, and so does readonly. */
export type Plain<T> = T extends string & { readonly __brand: unknown }
  ? string
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { -readonly [K in keyof T]: Plain<T[K]> }
      : T

/** Holds a schema and the domain type it mirrors equal: the compiler refuses `mirrors<Ticket, …>()(true)` when they part. */
export function mirrors<Domain, Schema>(): (equal: Equal<Plain<Domain>, Schema>) => void {
  return () => {}
}

type Equal<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
