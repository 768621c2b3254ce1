import 'reflect-metadata'
import { graphql, isObjectType, printType } from 'graphql'
import { Arg, buildSchema, Query, Resolver } from 'type-graphql'
import { beforeAll, describe, expect, it } from 'vitest'
import type { GraphQLSchema } from 'graphql'
import { Money, MoneyInput } from '../../src/values/money.js'
import { Period, PeriodInput } from '../../src/values/period.js'
import { Quantity, QuantityInput } from '../../src/values/quantity.js'

/** Gives every value back as it was understood. */
class Echo {
  money(input: MoneyInput): Money {
    return input.toMoney()
  }

  quantity(input: QuantityInput): Quantity {
    return input.toQuantity()
  }

  period(input: PeriodInput): Period {
    return input.toPeriod()
  }
}

const ECHOES = [
  ['money', Money, MoneyInput],
  ['quantity', Quantity, QuantityInput],
  ['period', Period, PeriodInput],
] as const

let schema: GraphQLSchema

beforeAll(async () => {
  Resolver()(Echo)
  for (const [name, type, input] of ECHOES) {
    Query(() => type)(Echo.prototype, name, Object.getOwnPropertyDescriptor(Echo.prototype, name) ?? {})
    Arg('input', () => input)(Echo.prototype, name, 0)
  }
  schema = await buildSchema({ resolvers: [Echo], validate: false })
})

async function echo(source: string) {
  const answer = await graphql({ schema, source })
  return answer.errors ?? answer.data?.['echo']
}

describe('a value in GraphQL', () => {
  it.each([
    ['money(input: { amount: "-1", currency: "IDR" }) { amount }', '-1 is not an amount of money'],
    ['money(input: { amount: 5, currency: "IDR" }) { amount }', 'Decimal is text, but 5 was given'],
    ['money(input: { amount: "5", currency: "Rp" }) { amount }', '"Rp" is not a currency'],
    ['quantity(input: { amount: "0.5", unit: "H87" }) { amount }', '0.5 is not a quantity of H87'],
    ['period(input: { from: "2026-11-24", to: "2026-11-24" }) { from }', 'is not after the first day'],
  ])('is refused when it is wrong: %s', async (field, message) => {
    expect(await echo(`{ echo: ${field} }`)).toMatchObject([{ message: expect.stringContaining(message) }])
  })

  it.each([
    ['money(input: { amount: "0012.50", currency: "IDR" }) { amount currency }', { amount: '12.5', currency: 'IDR' }],
    ['quantity(input: { amount: "500.000", unit: "MTK" }) { amount unit }', { amount: '500', unit: 'MTK' }],
    ['period(input: { from: "2026-11-24", to: "2026-12-01" }) { from to }', { from: '2026-11-24', to: '2026-12-01' }],
  ])('is understood and written in the one spelling: %s', async (field, value) => {
    expect(await echo(`{ echo: ${field} }`)).toEqual(value)
  })

  it('describes itself, and costs nothing beside the object that it belongs to', () => {
    for (const [, { name }] of ECHOES) {
      const type = schema.getType(name)
      expect(isObjectType(type) && printType(type)).toMatch(/^"""[^"]+\."""\ntype (\n|.)*"""[^"]+\."""(\n|.)*"""[^"]+\."""/)
      expect(type?.extensions).toEqual({ cost: 0 })
    }
  })
})
