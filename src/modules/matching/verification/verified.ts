import { instanceFile } from '../engine/format/write.js'
import { checkInProcess, type Answer, type Certificate, type Instance } from '../engine/index.js'

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

export async function verified({ instance, answer }: { instance: Instance; answer: Answer }, differences: Verified['violations'], signal?: AbortSignal): Promise<Verified> {
  const { violations: wrong, proved } = await checkInProcess(instance, answer, signal)
  const violations = [...wrong, ...differences]
  return {
    accepted: violations.length === 0, violations, boundIsProved: proved.boundIsProved, provedBound: proved.bound, mostIsProved: proved.atMostIsProved, provedMost: proved.atMost,
    instance: instanceFile(instance), answer, certificate: answer.certificate, cost: answer.cost, bound: answer.bound,
  }
}
