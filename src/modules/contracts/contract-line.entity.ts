import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateScalar, DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import { Money } from '../../values/money.js'
import type { UnitCode } from '../../values/unit.js'
import { Product } from '../catalogue/index.js'
import { Organization } from '../organizations/index.js'
import { DeliverySlot, RequestLine } from '../requests/index.js'
import { Contract } from './contract.entity.js'

/** A new object for each column: the ORM writes into it. */
const amount = () => ({ type: DecimalColumn, precision: 20, scale: 6 })

/**
 * One product for one delivery. Every unit of it is in exactly one place: the check keeps
 * ordered = cancelled + planned + inProduction + ready + inTransit + accepted, whatever happens.
 * Rejected, scrapped, lost and short quantities return to planned, and are counted beside it.
 */
@ObjectType({ implements: Node, description: 'One product for one delivery of a contract, and where each unit of it is.' })
@Entity({ tableName: 'contract_line' })
@Unique({ name: 'contract_line__one_per_slot', properties: ['contract', 'requestLine', 'slot', 'qualityClass'] })
@Check({ name: 'contract_line__conserves_quantity', expression: 'ordered = cancelled + planned + in_production + ready + in_transit + accepted' })
@Check({
  name: 'contract_line__not_negative',
  expression: 'ordered > 0 and cancelled >= 0 and planned >= 0 and in_production >= 0 and ready >= 0 and in_transit >= 0 and accepted >= 0',
})
@Check({ name: 'contract_line__replaced_not_negative', expression: 'rejected >= 0 and scrapped >= 0 and short >= 0' })
export class ContractLine implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => Contract, { index: true })
  contract!: Rel<Contract>

  @ManyToOne(() => Organization, { index: true })
  buyer!: Rel<Organization>

  @ManyToOne(() => Organization, { index: true })
  supplier!: Rel<Organization>

  @ManyToOne(() => RequestLine, { index: true })
  requestLine!: Rel<RequestLine>

  @ManyToOne(() => DeliverySlot, { index: true })
  slot!: Rel<DeliverySlot>

  @ManyToOne(() => Product, { index: true })
  product!: Rel<Product>

  @Field(() => Int, { description: 'Place in the contract, from 1.' })
  @Property({ type: 'integer' })
  position!: number

  @Field(() => String, { nullable: true, description: 'Of what is delivered; never changes by amendment.' })
  @Property({ type: 'text', nullable: true })
  qualityClass?: string | null

  @Field(() => UnitCodeScalar, { description: 'Of all quantities of the line; never changes by amendment.' })
  @Property({ type: 'string', length: 3 })
  unit!: UnitCode

  @Field(() => Money, { description: 'Per unit, production only; transport and set-up are in the contract\'s value.' })
  @Embedded(() => Money)
  unitPrice!: Money

  @Field(() => DateScalar, { description: 'Day of arrival that was agreed.' })
  @Property({ type: 'date' })
  promisedOn!: string

  @Field(() => DateScalar, { nullable: true, description: 'Day of arrival that the buyer agreed to later. The requested, the promised and the revised date are three facts.' })
  @Property({ type: 'date', nullable: true })
  revisedOn?: string | null

  @Field(() => DecimalScalar)
  @Property(amount())
  ordered!: string

  @Field(() => DecimalScalar, { description: 'Taken back by an amendment or a termination.' })
  @Property(amount())
  cancelled: Opt<string> = '0'

  @Field(() => DecimalScalar, { description: 'Not begun, also when it must be made again.' })
  @Property(amount())
  planned!: string

  @Field(() => DecimalScalar, { description: 'In batches that are not ready yet, curing included.' })
  @Property(amount())
  inProduction: Opt<string> = '0'

  @Field(() => DecimalScalar, { description: 'Passed and may be shipped.' })
  @Property(amount())
  ready: Opt<string> = '0'

  @Field(() => DecimalScalar, { description: 'In shipments that are not received yet.' })
  @Property(amount())
  inTransit: Opt<string> = '0'

  @Field(() => DecimalScalar)
  @Property(amount())
  accepted: Opt<string> = '0'

  @Field(() => DecimalScalar, { description: 'Refused at receipt so far; each unit went back to planned.' })
  @Property(amount())
  rejected: Opt<string> = '0'

  @Field(() => DecimalScalar, { description: 'Failed inspection and was scrapped so far; each unit went back to planned.' })
  @Property(amount())
  scrapped: Opt<string> = '0'

  @Field(() => DecimalScalar, { description: 'Dispatched but missing at receipt so far; each unit went back to planned.' })
  @Property(amount())
  short: Opt<string> = '0'
}
