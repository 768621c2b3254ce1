import { buildSchema, parse, type GraphQLSchema } from 'graphql'
import { checkOperation, type CheckedOperation } from '../../../src/platform/limits/check-operation.js'
import { DEFAULT_LIMITS } from '../../../src/platform/limits/limits.js'

/** A small schema with what costs: connections, lists, recursion, mutations, inputs that nest. */
export const shop: GraphQLSchema = buildSchema(`
  interface Node { id: ID! }
  type PageInfo { hasNextPage: Boolean! }
  type Money { amount: String! currency: String! }
  type Facility implements Node {
    id: ID!
    name: String!
    price: Money
    owner: Facility
    rivals: [Facility!]!
    orders(first: Int, last: Int): OrderConnection!
  }
  type Order implements Node { id: ID! facility: Facility! lines(first: Int = 50): OrderConnection! tags: [String!]! }
  type OrderEdge { cursor: String! node: Order! }
  type OrderConnection { edges: [OrderEdge!]! nodes: [Order!]! pageInfo: PageInfo! totalCount: Int! }
  input Filter { and: [Filter!] or: [Filter!] name: String ids: [ID!] }
  type Query {
    orders(first: Int, last: Int, filter: Filter): OrderConnection!
    facilities: [Facility!]!
    facility(id: ID): Facility
    nodes(ids: [ID!]!): [Node]!
    version: String
    first(first: String): String
  }
  type Mutation { place(filters: [Filter!]): Order! close: Boolean nodes: [Facility!]! }
  type Subscription { changed: Order! }
`)

const { facilities, facility } = shop.getQueryType()?.getFields() ?? {}
if (facilities) facilities.extensions = { listSize: 7 }
if (facility) facility.extensions = { cost: 3 }
const money = shop.getType('Money')
if (money) money.extensions = { cost: 0 }

export interface Asked {
  readonly variables?: Readonly<Record<string, unknown>>
  readonly operationName?: string
}

export function check(source: string, asked: Asked = {}): CheckedOperation {
  return checkOperation({ schema: shop, document: parse(source), limits: DEFAULT_LIMITS, ...asked })
}

export function costOf(source: string, asked: Asked = {}): number {
  return check(source, asked).cost
}

/** The measures, or else the codes, of the errors. */
export function refusals(source: string, asked: Asked = {}): unknown[] {
  return check(source, asked).errors.map(({ extensions }) => extensions['measure'] ?? extensions['code'])
}
