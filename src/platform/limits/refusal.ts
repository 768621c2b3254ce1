import type { ASTNode } from 'graphql'
import { GraphQLError } from 'graphql'
import type { Messages } from '../../values/invalid-value.js'

const MEASURES = {
  characters: { en: 'characters', id: 'karakter' },
  tokens: { en: 'tokens', id: 'token' },
  depth: { en: 'fields inside each other', id: 'isian di dalam isian' },
  nesting: { en: 'selections inside each other', id: 'seleksi di dalam seleksi' },
  introspectionDepth: { en: 'introspection fields inside each other', id: 'isian introspeksi di dalam isian' },
  introspectionLists: { en: 'introspection lists inside each other', id: 'daftar introspeksi di dalam daftar' },
  aliases: { en: 'aliases and repeated fields', id: 'alias dan isian berulang' },
  rootFields: { en: 'root fields', id: 'isian utama' },
  directives: { en: 'directives', id: 'direktif' },
  fields: { en: 'fields once fragments are written out', id: 'isian setelah fragmen dijabarkan' },
  fragments: { en: 'fragments', id: 'fragmen' },
  cost: { en: 'points of cost', id: 'poin biaya' },
  page: { en: 'items on a page', id: 'butir per halaman' },
  listInput: { en: 'items in a list of the input', id: 'butir dalam daftar masukan' },
  inputNesting: { en: 'lists and objects inside each other in a value', id: 'daftar dan objek di dalam suatu nilai' },
} as const satisfies Readonly<Record<string, Messages>>

export type Measured = keyof typeof MEASURES

/** An amount beyond its limit. `requested` is a lower bound where counting stopped early. */
export interface Excess {
  readonly measure: Measured
  readonly limit: number
  readonly requested: number
}

export function tooExpensive(excess: Excess, node?: ASTNode): GraphQLError {
  const { measure, limit, requested } = excess
  const messages: Messages = {
    en: `The operation has too many ${MEASURES[measure].en}: ${requested}, where at most ${limit} are allowed.`,
    id: `Operasi ini memiliki terlalu banyak ${MEASURES[measure].id}: ${requested}, padahal paling banyak ${limit}.`,
  }
  return new GraphQLError(messages.en, { nodes: node ?? null, extensions: { code: 'TOO_EXPENSIVE', messages, ...excess } })
}

export function pageTooSmall({ requested, limit }: { requested: number; limit: number }, node: ASTNode): GraphQLError {
  return badDocument({
    en: `A page of ${requested} items cannot be given. Ask for a whole number from 1 to ${limit}.`,
    id: `Halaman berisi ${requested} butir tidak dapat diberikan. Minta bilangan bulat dari 1 sampai ${limit}.`,
  }, node)
}

export function spreadsItself(fragment: string, node: ASTNode): GraphQLError {
  return badDocument({
    en: `The fragment "${fragment}" spreads itself. Take the spread out of it.`,
    id: `Fragmen "${fragment}" memuat dirinya sendiri. Hapus fragmen itu dari dalamnya.`,
  }, node)
}

export function noDocument(): GraphQLError {
  return badDocument({
    en: 'The query is missing. Send the text of an operation as "query".',
    id: 'Kueri tidak ada. Kirim teks operasi sebagai "query".',
  })
}

function badDocument(messages: Messages, node?: ASTNode): GraphQLError {
  return new GraphQLError(messages.en, { nodes: node ?? null, extensions: { code: 'BAD_INPUT', messages } })
}

const LONGEST_MESSAGE = 300

/** An error of the GraphQL library, as this API words it: with a code, in two languages and of bounded length. */
export function invalidDocument(error: GraphQLError): GraphQLError {
  if (typeof error.extensions['code'] === 'string') return error
  const text = error.message.length > LONGEST_MESSAGE ? `${error.message.slice(0, LONGEST_MESSAGE)}…` : error.message
  const messages: Messages = { en: text, id: `Dokumen GraphQL tidak sah: ${text}` }
  return new GraphQLError(text, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code: 'BAD_INPUT', messages },
  })
}
