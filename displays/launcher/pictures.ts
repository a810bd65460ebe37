import { svg, type SVGTemplateResult } from 'lit'
import type { Display } from './displays.ts'

/** Small pictures of the three displays to try, so that they are known at a glance. Decoration: nothing is read from them. */
export const PICTURES: Readonly<Record<NonNullable<Display['tryIt']>['picture'], SVGTemplateResult>> = {
  kiosk: svg`<rect x="62" y="6" width="56" height="88" rx="5" class="screen"/><rect x="69" y="14" width="42" height="12" rx="2" class="soft"/>
    <rect x="69" y="30" width="42" height="12" rx="2" class="soft"/><rect x="69" y="46" width="42" height="12" rx="2" class="lit"/>
    <rect x="69" y="62" width="42" height="12" rx="2" class="soft"/><path d="M80 84h20" class="line"/>`,
  console: svg`<rect x="28" y="14" width="124" height="66" rx="5" class="screen"/><text x="40" y="50" class="big">A008</text>
    <rect x="110" y="24" width="32" height="20" rx="3" class="fill"/><rect x="110" y="50" width="32" height="8" rx="2" class="soft"/>
    <rect x="110" y="62" width="32" height="8" rx="2" class="soft"/><path d="M40 64h48" class="line"/><path d="M70 90h40" class="line"/>`,
  board: svg`<rect x="12" y="10" width="156" height="80" rx="5" class="screen"/><rect x="20" y="18" width="84" height="48" rx="3" class="lamp"/>
    <rect x="20" y="18" width="3" height="48" class="lit"/><text x="32" y="51" class="big">A008</text><text x="128" y="34" class="small">3</text><text x="128" y="56" class="small">5</text>
    <path d="M140 30h18M140 52h18M20 78h32M60 78h32M100 78h32" class="line"/>`,
}
