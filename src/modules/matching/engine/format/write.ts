import type { Answer } from '../answer.js'
import type { Instance } from '../instance.js'
import { INSTANCE_FORMAT } from './read-instance.js'

/** The answer as the text of a file. */
export function writeAnswer(answer: Answer): string {
  return `${JSON.stringify(answer, null, 2)}\n`
}

/** The instance as the object of a file that readInstance reads back unchanged. */
export function instanceFile(instance: Instance): object {
  return { format: INSTANCE_FORMAT, ...instance }
}

export function writeInstance(instance: Instance): string {
  return `${JSON.stringify(instanceFile(instance), null, 2)}\n`
}
