import type { Opt } from '@mikro-orm/core'
import { Check, Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../platform/events/payloads.js'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateTimeScalar, DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import type { UnitCode } from '../../values/unit.js'
import type { UnitConversion } from '../../values/unit-conversion.js'

export const ProductKind = {
  COMMODITY: 'COMMODITY',
  PERISHABLE: 'PERISHABLE',
  MADE_TO_ORDER: 'MADE_TO_ORDER',
  UNIQUE: 'UNIQUE',
} as const
export type ProductKind = keyof typeof ProductKind
registerEnumType(ProductKind, {
  name: 'ProductKind',
  description: 'How a product is made and matched.',
  valuesConfig: {
    COMMODITY: { description: 'Alike wherever it is made: any split over facilities of the class will do. Paving blocks.' },
    PERISHABLE: { description: 'Made inside a window before delivery, because it spoils. Cakes.' },
    MADE_TO_ORDER: { description: 'Made after the buyer\'s order, often after a sample was approved. Miniature houses.' },
    UNIQUE: { description: 'One piece of its kind, sold from stock. Paintings.' },
  },
})

export const ProductStatus = {
  LISTED: 'LISTED',
  RETIRED: 'RETIRED',
} as const
export type ProductStatus = keyof typeof ProductStatus
registerEnumType(ProductStatus, {
  name: 'ProductStatus',
  valuesConfig: {
    LISTED: { description: 'May be requested and offered.' },
    RETIRED: { description: 'Not in new requests or capabilities; what exists goes on.' },
  },
})

@ObjectType({ description: 'How many of another unit one base unit of a product is.' })
export class ProductConversion {
  @Field(() => UnitCodeScalar)
  unit!: UnitCode

  @Field(() => DecimalScalar, { description: 'So many of this unit are one base unit: 44.7 stones (H87) are one square metre (MTK).' })
  perBaseUnit!: string
}

@ObjectType({ implements: Node, description: 'An entry of the catalogue: something that facilities make and buyers request.' })
@Entity({ tableName: 'product' })
@Check({ name: 'product__shelf_life', expression: 'shelf_life_days > 0' })
@Check({ name: 'product__curing', expression: 'curing_days >= 0' })
@Check({ name: 'product__remaining_life', expression: 'minimum_remaining_life_percent >= 0 and minimum_remaining_life_percent <= 100' })
@Index({ name: 'product__search', expression: 'create index product__search on product using gin (search)' })
export class Product implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @Field(() => String, { description: 'Short and stable, such as "PAVING-BLOCK-6".' })
  @Property({ type: 'text', unique: 'product__code' })
  code!: string

  @Field(() => String)
  @Property({ type: 'text', index: true })
  name!: string

  @Field(() => String)
  @Property({ type: 'text' })
  description!: string

  @Field(() => ProductKind)
  @Enum({ items: () => ProductKind, type: 'text', index: true })
  kind!: ProductKind

  @Field(() => UnitCodeScalar, { description: 'The base unit: every quantity, output and unit price of the product is in it or converted to it.' })
  @Property({ type: 'text' })
  unit!: UnitCode

  @Field(() => [String], { description: 'From best to lowest; a better class serves a lower one, never the reverse. Empty: the product has no classes.' })
  @Property({ type: 'text[]', columnType: 'text[]' })
  qualityClasses!: string[]

  @Field(() => [ProductConversion], { description: 'Beside those that always hold, such as dozen to piece.' })
  @Property({ type: 'jsonb' })
  conversions!: ProductConversion[]

  @Field(() => Int, { description: 'Days that it must cure or rest after production before it may be delivered.' })
  @Property({ type: 'integer' })
  curingDays!: number

  @Field(() => Int, { nullable: true, description: 'Days from production until it is spoiled; null: it keeps.' })
  @Property({ type: 'integer', nullable: true })
  shelfLifeDays?: number | null

  @Field(() => Int, { nullable: true, description: 'Per cent of its shelf life that must be left when it arrives; null: it keeps.' })
  @Property({ type: 'integer', nullable: true })
  minimumRemainingLifePercent?: number | null

  @Field(() => Boolean, { description: 'Production waits until the buyer has approved a sample or drawing.' })
  @Property({ type: 'boolean' })
  requiresSample!: boolean

  @Field(() => ProductStatus)
  @Enum({ items: () => ProductStatus, type: 'text', index: true })
  status!: ProductStatus

  @Field(() => DateTimeScalar)
  @Property({ type: 'timestamptz', length: 3 })
  createdAt!: Date

  eventScope(): EventScope {
    return { about: [this.id], audience: [], oversight: true, isPublic: true }
  }
}

/** The product's conversions as values convert with. */
export function unitConversionsOf({ unit, conversions }: Pick<Product, 'unit' | 'conversions'>): UnitConversion[] {
  return conversions.map((conversion) => ({ from: unit, to: conversion.unit, factor: conversion.perBaseUnit }))
}

/** Whether what is offered in one class satisfies a request for another; a product without classes has only null. */
export function classServes(
  offered: string | null | undefined, asked: string | null | undefined, { qualityClasses }: Pick<Product, 'qualityClasses'>,
): boolean {
  if (asked === null || asked === undefined) return true
  if (offered === null || offered === undefined) return false
  const rank = qualityClasses.indexOf(offered)
  return rank >= 0 && rank <= qualityClasses.indexOf(asked)
}
