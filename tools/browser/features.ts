/**
 * What Playwright switches off in every Chromium it starts. Of two such flags a browser takes the last, so ours must say it
 * again; a test holds this list against Playwright's own.
 */
const PLAYWRIGHTS = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
] as const

/** Pages that Chromium 15x loads for its address bar with every window, which is every context: 0.7 s of processor each, never looked at. */
const ADDRESS_BARS = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'] as const

export const SWITCHED_OFF: readonly string[] = [...PLAYWRIGHTS, ...ADDRESS_BARS]

/** Before somebody opens a page Chromium starts a process for it, in every context: more than a tenth of what a screen costs. */
export const SPARE_PROCESS = 'SpareRendererForSitePerProcess'
