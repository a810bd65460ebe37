/**
 * What most customers never need, by the step that does: most are satisfied, and most disks are well. It comes with the step,
 * from what the service worker keeps.
 */
const LATE: Readonly<Record<string, () => Promise<unknown>>> = {
  reasons: () => import('./pad-reasons.ts'),
  'not-kept': () => import('./pad-phone.ts'),
}

/** Brings what this step needs; one that cannot be brought does without. */
export function bringFor(step: string): void {
  LATE[step]?.().catch(() => {})
}

/** A page that no service worker answers for, or not yet, takes all of it along: its line may be cut at any moment. */
export function takeAlong(): void {
  if (!navigator.serviceWorker?.controller) Object.keys(LATE).forEach(bringFor)
}
