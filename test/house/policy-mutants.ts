import { everybody, nobody, type Predicate } from '../../src/platform/policy.js'

/** A policy of which one condition is other than it was, and where and how. */
export interface Mutant { change: string; policy: Predicate }

/** Each condition in turn, and each group of conditions, as if it held for everybody, and as if for nobody. */
export function mutantsOf(policy: Predicate): Mutant[] {
  if (policy.kind === 'always' || policy.kind === 'never') return []
  const name = nameOf(policy)
  const whole = [{ change: `${name} → everybody`, policy: everybody }, { change: `${name} → nobody`, policy: nobody }]
  return [...whole, ...partsOf(policy).map(({ change, policy: part }) => ({ change: `${name} › ${change}`, policy: part }))]
}

function partsOf(policy: Predicate): Mutant[] {
  switch (policy.kind) {
    case 'all':
    case 'any': return policy.of.flatMap((part, i) => mutantsOf(part).map((mutant) => ({ ...mutant, policy: { kind: policy.kind, of: policy.of.with(i, mutant.policy) } })))
    case 'through':
    case 'not': return mutantsOf(policy.of).map((mutant) => ({ ...mutant, policy: { ...policy, of: mutant.policy } }))
    default: return []
  }
}

function nameOf(policy: Predicate): string {
  if (policy.kind === 'through') return policy.relation
  if (policy.kind === 'actor') return policy.name
  return 'property' in policy ? policy.property : policy.kind
}
