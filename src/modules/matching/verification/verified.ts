import { instanceFile } from '../engine/format/write.js'
import type { Answer, Certificate, Instance } from '../engine/index.js'
import { verify } from '../engine/proof/check-answer.js'

/** What the checker says of an answer, and what else is not as it was answered. */
export interface Verified {
  accepted: boolean
  violations: { rule: string; at: string; message: string }[]
  boundIsProved: boolean
  provedBound: string
  mostIsProved: boolean | null
  provedMost: string | null
  instance: object
  answer: Answer
  certificate: Certificate
  cost: string
  bound: string
}

export function verified({ instance, answer }: { instance: Instance; answer: Answer }, differences: Verified['violations']): Verified {
  const { violations: wrong, proved } = verify(instance, answer)
  const violations = [...wrong, ...differences]
  return {
    accepted: violations.length === 0, violations, boundIsProved: proved.boundIsProved, provedBound: proved.bound, mostIsProved: proved.atMostIsProved, provedMost: proved.atMost,
    instance: instanceFile(instance), answer, certificate: answer.certificate, cost: answer.cost, bound: answer.bound,
  }
}
