/** The servers by the name of their file; the first is L, what all others are a ratio of. */
export const SERVERS = ['direct', 'same-promises', 'product', 'textbook', 'postgraphile', 'mercurius', 'graphql-jit', 'yoga'] as const
export type ServerName = typeof SERVERS[number]

export const REFERENCE = 'direct' satisfies ServerName
/** By hand as L, but with all that the product promises for a mutation. */
export const PROMISING = 'same-promises' satisfies ServerName
export const PRODUCT = 'product' satisfies ServerName
/** What the product wants to be faster than, apart from the textbook. */
export const PEERS = ['postgraphile', 'mercurius', 'graphql-jit', 'yoga'] as const satisfies readonly ServerName[]
