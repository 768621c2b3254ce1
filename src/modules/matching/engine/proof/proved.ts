import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import { pricedBound } from './bound.js'
import { decimal, Exact, exceeds } from './exact.js'
import { mostServed } from './served.js'

/** What of an answer follows from its certificate and cover alone, computed again: all else is at best not contradicted. */
export interface Proved {
  /** No plan as good costs less, in money: what the certificate's prices prove. */
  bound: string
  /** The answer's own bound is no higher than that. */
  boundIsProved: boolean
  /** No plan serves more, in units: what the cover proves. null where all is served. */
  atMost: string | null
  /** The answer's own figure is no lower than that. An answer INFEASIBLE is thereby proved itself. null where all is served. */
  atMostIsProved: boolean | null
}

const DIGITS = 12

export function provedAgain(instance: Instance, answer: Answer): Proved {
  const { status, certificate, service = null } = answer
  const isComplete = status === 'OPTIMAL' || status === 'FEASIBLE'
  const bound = new Exact(isComplete ? Math.max(0, pricedBound(instance, certificate)) : 0)
  const most = service && new Exact(Math.min(Number(service.asked), mostServed(instance, service.cover)))
  const [claimed, claimedMost] = [decimal(answer.bound), decimal(service?.atMost ?? '')]
  const [boundIsProved, mostIsProved] = [claimed !== null && !exceeds(claimed, bound), most && claimedMost !== null && !exceeds(most, claimedMost)]
  return {
    bound: Exact.max(boundIsProved && claimed ? claimed : 0, bound.toSignificantDigits(DIGITS, Exact.ROUND_DOWN)).toFixed(), boundIsProved,
    atMost: most && Exact.min(mostIsProved && claimedMost ? claimedMost : Infinity, most.toSignificantDigits(DIGITS, Exact.ROUND_UP)).toFixed(), atMostIsProved: mostIsProved,
  }
}
