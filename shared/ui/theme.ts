import { openSettings } from '#shared/storage/device-settings.ts'

/** A page starts in its own colours before it has heard of its hall. */
const settings = openSettings()

/**
 * Dresses the page in a theme of `public/themes/`. Does nothing when it wears it already; a name that is no slug, or a
 * file that is missing, leaves the house's own look.
 */
export function wearTheme(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,40}$/.test(name)) return
  const href = `/themes/${name}.css`
  const worn = document.head.querySelector<HTMLLinkElement>('link[data-theme]')
  if (worn?.getAttribute('href') === href) return
  const link = worn ?? document.createElement('link')
  link.rel = 'stylesheet'
  link.dataset['theme'] = name
  link.href = href
  if (!worn) document.head.append(link)
  settings.set('theme', name)
}

/** Dresses the page as it was last time. */
export function wearRememberedTheme(): void {
  wearTheme(settings.get('theme') ?? '')
}
