import type { ASTNode, TypeNode, ValueNode } from 'graphql'
import { Kind } from 'graphql'
import { MAX_ERRORS, maxInputNesting, type OperationLimits } from './limits.js'
import type { Excess } from './refusal.js'

/** Collects what is beyond a limit in the values of an operation; counts the items of their lists, each of which is work. */
export class InputSize {
  items = 0
  readonly excesses: { readonly excess: Excess; readonly node: ASTNode | undefined }[] = []

  constructor(private readonly limits: OperationLimits) {}

  /** A value as JSON. Stops where the value is refused anyway, however large the rest is. */
  addVariables(variables: unknown): void {
    const pending: { value: unknown; level: number }[] = [{ value: variables, level: 0 }]
    for (let next = pending.pop(); next !== undefined && this.mayContinue(); next = pending.pop()) {
      const { value, level } = next
      if (typeof value !== 'object' || value === null) continue
      if (!this.admits(Array.isArray(value) ? value.length : undefined, level)) return
      for (const inner of Object.values(value)) pending.push({ value: inner, level: level + 1 })
    }
  }

  addLiteral(literal: ValueNode, level = 1): void {
    if (literal.kind === Kind.LIST) {
      if (!this.admits(literal.values.length, level, literal)) return
      for (const item of literal.values) this.addLiteral(item, level + 1)
    } else if (literal.kind === Kind.OBJECT && this.admits(undefined, level, literal)) {
      for (const field of literal.fields) this.addLiteral(field.value, level + 1)
    }
  }

  addType(type: TypeNode): void {
    let level = 0
    for (let inner = type; inner.kind !== Kind.NAMED_TYPE; inner = inner.type) level += 1
    this.admits(undefined, level, type)
  }

  private mayContinue(): boolean {
    return this.items <= this.limits.maxCost
  }

  private admits(length: number | undefined, level: number, node?: ASTNode): boolean {
    const nesting = maxInputNesting(this.limits)
    this.items += length ?? 0
    if (level > nesting) this.refuse({ measure: 'inputNesting', limit: nesting, requested: level }, node)
    else if ((length ?? 0) > this.limits.maxListInput) {
      this.refuse({ measure: 'listInput', limit: this.limits.maxListInput, requested: length ?? 0 }, node)
    } else return true
    return false
  }

  private refuse(excess: Excess, node: ASTNode | undefined): void {
    if (this.excesses.length < MAX_ERRORS) this.excesses.push({ excess, node })
  }
}
