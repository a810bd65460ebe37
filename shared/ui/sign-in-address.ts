/** Signs in and comes back to this very page. */
export function signInAddress(): string {
  return `/sign-in/?${new URLSearchParams({ next: location.pathname + location.search }).toString()}`
}
