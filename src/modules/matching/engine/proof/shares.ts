import type { Instance, ShareRule } from '../instance.js'
import { allowsRegion, type Delivery } from './deliveries.js'
import { sum } from './exact.js'
import type { Violation } from './violation.js'

/** Units by which a share may be missed: plans are computed in doubles. */
const SLACK = 1e-6

/** Of what is delivered, each facility and region named has its share. Of nothing, every share is kept. */
export function sharesHold(deliveries: readonly Delivery[], { shares = [] }: Instance): Violation[] {
  return shares.flatMap((rule, position): Violation[] => {
    const counted = deliveries.filter(({ lineKey }) => rule.requestLine === null || rule.requestLine === lineKey)
    const all = sum(counted.map(({ quantity }) => quantity))
    const own = sum(counted.filter((delivery) => isNamed(rule, delivery)).map(({ quantity }) => quantity))
    const at = `shares[${position}]`
    if (rule.minimum !== null && own.plus(SLACK).lessThan(all.times(rule.minimum))) return [{ rule: 'SHARE', at, message: `${own} of ${all} is less than ${rule.minimum}` }]
    if (rule.maximum !== null && own.minus(SLACK).greaterThan(all.times(rule.maximum))) return [{ rule: 'SHARE', at, message: `${own} of ${all} is more than ${rule.maximum}` }]
    return []
  })
}

function isNamed({ facility, region }: ShareRule, { facility: { id, region: lies } }: Delivery): boolean {
  return (facility === null || facility === id) && (region === null || allowsRegion([region], lies))
}
