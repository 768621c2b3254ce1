import type { FairnessRule } from '../instance.js'
import type { Network } from '../network/network.js'
import { type Plan, totals } from '../plan/plan.js'
import { fairnessRules, partiesOf } from './fairness-rules.js'
import { type Standing, standingOf } from './standing.js'

/** What a plan leaves unserved, as the rule compares it. */
export const planStanding = (network: Network, rule: FairnessRule, plan: Plan): Standing => {
  const served = totals(plan, ({ arc }) => arc.slot.index)
  const lacks = partiesOf(network, rule).map(({ asked, slots }) => (
    { asked, short: slots.reduce((sum, { index, lower }) => sum + Math.max(0, lower - (served.get(index) ?? 0)), 0) }
  ))
  return standingOf(fairnessRules[rule].ranking, lacks)
}
