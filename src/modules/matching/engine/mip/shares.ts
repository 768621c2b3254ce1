import type { Instance, ShareRule } from '../instance.js'
import type { Arc } from '../network/arcs.js'
import { allowsRegion } from '../network/arcs.js'
import type { Network } from '../network/network.js'
import type { Plan } from '../plan/plan.js'
import type { Formulation } from './groups.js'

const inScope = (rule: ShareRule, { demand }: Arc): boolean =>
  rule.requestLine === null || rule.requestLine === `${demand.request.id}/${demand.spec.id}`

const inGroup = ({ facilities }: Instance, rule: ShareRule, arc: Arc): boolean => {
  const facility = facilities[arc.supply.facility]
  if (!facility) return false
  return (rule.facility === null || rule.facility === facility.id) && allowsRegion(rule.region === null ? null : [rule.region], facility.region)
}

/** Shares that a solver's noise may be off by. */
const SLACK = 1e-6

interface Counted { rule: ShareRule; counted: Plan; all: number; own: number }

const countedBy = ({ instance }: Network, plan: Plan): Counted[] => (instance.shares ?? []).map((rule) => {
  const counted = plan.filter(({ arc }) => inScope(rule, arc))
  const sum = (of: Plan): number => of.reduce((total, { quantity }) => total + quantity, 0)
  return { rule, counted, all: sum(counted), own: sum(counted.filter(({ arc }) => inGroup(instance, rule, arc))) }
})

const isKept = ({ rule, all, own }: Counted, slack: number): boolean => own >= (rule.minimum ?? 0) * all - slack && own <= (rule.maximum ?? 1) * all + slack

/** Whether a plan that was made without them keeps the shares. */
export const keepsShares = (network: Network, plan: Plan): boolean => countedBy(network, plan).every((share) => isKept(share, SLACK))

/** What counts for shares that are not kept as a number is kept (docs/matching-instance.md). */
export const sharesCrossed = (network: Network, plan: Plan): Plan =>
  countedBy(network, plan).flatMap((share) => (isKept(share, 1e-9 * Math.max(1, share.own)) ? [] : share.counted))

const addShare = (formulation: Formulation, rule: ShareRule, share: number, isMinimum: boolean): void => {
  const terms = [...formulation.arcs.entries()]
    .filter(([, arc]) => inScope(rule, arc))
    .map(([column, arc]) => [column, (inGroup(formulation.network.instance, rule, arc) ? 1 : 0) - share] as const)
  formulation.model.row(isMinimum ? 0 : -Infinity, isMinimum ? Infinity : 0, terms)
}

/** Least and most shares of what is delivered, for a facility or a region. */
export const addShares = (formulation: Formulation): void => {
  for (const rule of formulation.rules.shares) {
    if (rule.minimum !== null) addShare(formulation, rule, rule.minimum, true)
    if (rule.maximum !== null) addShare(formulation, rule, rule.maximum, false)
  }
}
