import { domainIsPure } from './domain-is-pure.ts'
import { floorOrder } from './floor-order.ts'

/** The house rules that no ready-made linter rule expresses; oxlint loads this file as a plugin. */
export default {
  meta: { name: 'hallcast' },
  rules: { 'domain-is-pure': domainIsPure, 'floor-order': floorOrder },
}
