import { checkOperation, type CheckedOperation, type OperationToCheck } from './check-operation.js'

const MOST_KNOWN = 20
const LONGEST_KEY = 500

/**
 * Checks the operations of one document, and walks it anew only for variables that could change the result. Limits see of plain variables
 * nothing but numbers, which may be the sizes of pages; lists and objects are measured every time, as are refusals.
 */
export class KnownCosts {
  readonly #known = new Map<string, CheckedOperation>()

  constructor(private readonly document: Pick<OperationToCheck, 'schema' | 'document' | 'limits'>) {}

  check(asked: Pick<OperationToCheck, 'operationName' | 'variables'>): CheckedOperation {
    const key = keyOf(asked)
    const known = key === null ? undefined : this.#known.get(key)
    if (known) return known
    const checked = checkOperation({ ...this.document, ...asked })
    if (key !== null && checked.errors.length === 0) this.#remember(key, checked)
    return checked
  }

  #remember(key: string, checked: CheckedOperation): void {
    if (this.#known.size >= MOST_KNOWN) this.#known.clear()
    this.#known.set(key, checked)
  }
}

/** null: these variables have to be measured. */
function keyOf({ operationName, variables }: Pick<OperationToCheck, 'operationName' | 'variables'>): string | null {
  let key = JSON.stringify(operationName ?? null)
  for (const name in variables ?? {}) {
    const value = variables?.[name]
    if (typeof value === 'object' && value !== null) return null
    key += `,${JSON.stringify(name)}:${typeof value === 'number' ? value : ''}`
    if (key.length > LONGEST_KEY) return null
  }
  return key.length > LONGEST_KEY ? null : key
}
