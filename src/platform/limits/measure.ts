/** What a selection amounts to once its fragments are written out. */
export interface Measure {
  /** Fields of the selection itself. */
  readonly width: number
  /** All fields, those inside included. */
  readonly fields: number
  readonly aliases: number
  readonly directives: number
  /** Fields, introspection fields, introspection lists and selections on the longest path. */
  readonly depth: number
  readonly introspectionDepth: number
  readonly introspectionLists: number
  readonly nesting: number
  /** Of one object that the selection is applied to. */
  readonly cost: number
  /** What each item of the page adds, when the selection is applied to a connection. */
  readonly costPerItem: number
}

export const NOTHING: Measure = {
  width: 0, fields: 0, aliases: 0, directives: 0,
  depth: 0, introspectionDepth: 0, introspectionLists: 0, nesting: 0,
  cost: 0, costPerItem: 0,
}

/** Fragments double with every step: sums and products stop at a number that is exact and can be written as JSON. */
export function bounded(amount: number): number {
  return Math.min(amount, Number.MAX_SAFE_INTEGER)
}

/** Two selections on the same object. */
export function beside(left: Measure, right: Measure): Measure {
  return {
    width: bounded(left.width + right.width),
    fields: bounded(left.fields + right.fields),
    aliases: bounded(left.aliases + right.aliases),
    directives: bounded(left.directives + right.directives),
    cost: bounded(left.cost + right.cost),
    costPerItem: bounded(left.costPerItem + right.costPerItem),
    ...deeper(left, right),
  }
}

type Depths = Pick<Measure, 'depth' | 'introspectionDepth' | 'introspectionLists' | 'nesting'>

/** The longer of the two paths, in each respect. */
function deeper(left: Depths, right: Depths): Depths {
  return {
    depth: Math.max(left.depth, right.depth),
    introspectionDepth: Math.max(left.introspectionDepth, right.introspectionDepth),
    introspectionLists: Math.max(left.introspectionLists, right.introspectionLists),
    nesting: Math.max(left.nesting, right.nesting),
  }
}
