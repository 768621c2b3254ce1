import type { Operand, Predicate } from '../policy.js'
import type { Fact } from './parameters.js'

const ALWAYS: Predicate = { kind: 'always' }
const NEVER: Predicate = { kind: 'never' }

/**
 * What is left of a predicate once everything is known that is decided by the actor alone. All parts are read, also when one decides:
 * which facts are asked for must not depend on facts.
 */
export function simplify(predicate: Predicate, fact: (test: Fact) => boolean): Predicate {
  switch (predicate.kind) {
    case 'actor': return fact(predicate.test) ? ALWAYS : NEVER
    case 'all': return joined('all', predicate.of.map((part) => simplify(part, fact)))
    case 'any': return joined('any', predicate.of.map((part) => simplify(part, fact)))
    case 'not': return negated(simplify(predicate.of, fact))
    case 'through': return behind(predicate.relation, simplify(predicate.of, fact))
    case 'equals': case 'contains': return isWithNothing(predicate.operand, fact) ? NEVER : predicate
    default: return predicate
  }
}

function isWithNothing(operand: Operand, fact: (test: Fact) => boolean): boolean {
  return operand.of === 'actor' && operand.as !== undefined && !fact(operand.as.test)
}

function joined(kind: 'all' | 'any', of: readonly Predicate[]): Predicate {
  const [decisive, neutral] = kind === 'all' ? [NEVER, ALWAYS] : [ALWAYS, NEVER]
  const open = of.filter((part) => part.kind !== neutral.kind)
  if (open.some((part) => part.kind === decisive.kind)) return decisive
  const [only] = open
  return open.length > 1 ? { kind, of: open } : only ?? neutral
}

function negated(of: Predicate): Predicate {
  if (of.kind === 'always') return NEVER
  return of.kind === 'never' ? ALWAYS : { kind: 'not', of }
}

/** Whatever holds for every row still asks for a row to be there. */
function behind(relation: string, of: Predicate): Predicate {
  return of.kind === 'never' ? NEVER : { kind: 'through', relation, of }
}
