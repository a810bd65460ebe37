/** The names that are true, as a `class` attribute takes them. */
export function classNames(names: Readonly<Record<string, boolean>>): string {
  return Object.keys(names)
    .filter((name) => names[name])
    .join(' ')
}
