/** What one operation may ask for at most, whichever way it arrives. */
export interface OperationLimits {
  /** Length of the document: comments and padding are no tokens, yet have to be read. */
  readonly maxCharacters: number
  /** Lexical tokens of the document; also fields once all fragments are written out. */
  readonly maxTokens: number
  /** Validation compares fragments in pairs. */
  readonly maxFragments: number
  /** Fields inside fields. Introspection is measured by itself, because its own query is deeper. */
  readonly maxDepth: number
  /** Aliases, and names repeated within one selection; each would run a resolver again. */
  readonly maxAliases: number
  /** Fields of Query or Mutation that one operation calls. */
  readonly maxRootFields: number
  readonly maxDirectives: number
  /** About the number of objects that the operation reads, by the sizes of its pages, before it runs. */
  readonly maxCost: number
  /** Items of one list of the input. */
  readonly maxListInput: number
  /** `first` and `last`. */
  readonly maxPage: number
  /** What is reckoned with when neither is given. */
  readonly defaultPage: number
}

export const DEFAULT_LIMITS: OperationLimits = {
  maxCharacters: 100_000,
  maxTokens: 2_000,
  maxFragments: 50,
  maxDepth: 12,
  maxAliases: 30,
  maxRootFields: 10,
  maxDirectives: 50,
  maxCost: 10_000,
  maxListInput: 100,
  maxPage: 100,
  defaultPage: 20,
}

/** Errors of one operation that are reported; making more would cost more than the operation. */
export const MAX_ERRORS = 10

/** Introspection as the usual tools write it is 14 fields deep and enters lists of fields once below the list of types. */
export const MAX_INTROSPECTION_DEPTH = 16
export const MAX_INTROSPECTION_LISTS = 2

/** Selections inside selections, inline fragments and spreads included: what recursion has to bear. */
export function maxNesting(limits: OperationLimits): number {
  return 4 * limits.maxDepth
}

/** Lists and objects inside each other in a value: twice the depth, for filters that nest a list and an object per step. */
export function maxInputNesting(limits: OperationLimits): number {
  return 2 * limits.maxDepth
}
