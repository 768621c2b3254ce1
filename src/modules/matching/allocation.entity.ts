import type { Opt, Rel } from '@mikro-orm/core'
import { Check, Embedded, Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, ObjectType } from 'type-graphql'
import { newId } from '../../platform/id.js'
import { Node } from '../../platform/node.js'
import { DateScalar, DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import { DecimalColumn } from '../../values/decimal-column.js'
import { Money } from '../../values/money.js'
import type { UnitCode } from '../../values/unit.js'
import { Capability, Facility, ProductionLine, StockItem } from '../facilities/index.js'
import { Organization } from '../organizations/index.js'
import { DeliverySlot, RequestLine } from '../requests/index.js'
import { Award } from './award.entity.js'
import { MatchPlan } from './match-plan.entity.js'

@ObjectType({ implements: Node, description: 'What one line makes on one day, or what is taken from stock, for one delivery of a request.' })
@Entity({ tableName: 'allocation' })
@Index({ name: 'allocation__of_plan', properties: ['plan', 'id'] })
@Index({ name: 'allocation__of_award', properties: ['award', 'id'] })
@Check({ name: 'allocation__one_source', expression: '(production_line_id is null) <> (stock_item_id is null) and (production_line_id is null) = (day is null)' })
@Check({ name: 'allocation__not_negative', expression: 'quantity >= 0 and hours >= 0' })
export class Allocation implements Node {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @ManyToOne(() => MatchPlan)
  plan!: Rel<MatchPlan>

  /** Set when the plan is held. */
  @ManyToOne(() => Award, { nullable: true, deleteRule: 'no action' })
  award?: Rel<Award> | null

  /** The plan under whose id its capacity was reserved: stays the same when its award moves to a plan that replaces it. */
  @Property({ type: 'uuid', nullable: true })
  heldUnder?: string | null

  /** Reserved for a contract after its plan was accepted: no part of what was planned. */
  @Property({ type: 'boolean' })
  isAdded: Opt<boolean> = false

  @ManyToOne(() => Organization, { index: true })
  buyer!: Rel<Organization>

  @ManyToOne(() => Organization, { index: true })
  supplier!: Rel<Organization>

  @ManyToOne(() => RequestLine, { index: true })
  requestLine!: Rel<RequestLine>

  @ManyToOne(() => DeliverySlot, { index: true })
  slot!: Rel<DeliverySlot>

  @ManyToOne(() => Facility, { index: true })
  facility!: Rel<Facility>

  @ManyToOne(() => ProductionLine, { nullable: true, index: true, deleteRule: 'no action' })
  productionLine?: Rel<ProductionLine> | null

  @ManyToOne(() => StockItem, { nullable: true, index: true, deleteRule: 'no action' })
  stockItem?: Rel<StockItem> | null

  @ManyToOne(() => Capability, { nullable: true, index: true, deleteRule: 'no action' })
  capability?: Rel<Capability> | null

  @Field(() => String, { nullable: true, description: 'Of what is made or taken: the class asked for or a better one.' })
  @Property({ type: 'text', nullable: true })
  qualityClass?: string | null

  @Field(() => DateScalar, { nullable: true, description: 'Day of production; null when taken from stock.' })
  @Property({ type: 'date', nullable: true })
  day?: string | null

  @Field(() => DecimalScalar, { description: '0 on a day that is spent on setting up only.' })
  @Property({ type: DecimalColumn, precision: 20, scale: 6 })
  quantity!: string

  @Field(() => UnitCodeScalar)
  @Property({ type: 'string', length: 3 })
  unit!: UnitCode

  @Field(() => DecimalScalar, { description: 'Line-hours, set-up included.' })
  @Property({ type: DecimalColumn, precision: 12, scale: 6 })
  hours!: string

  @Field(() => Money)
  @Embedded(() => Money)
  unitPrice!: Money

  @Field(() => Money)
  @Embedded(() => Money)
  productionCost!: Money

  @Field(() => Money)
  @Embedded(() => Money)
  transportCost!: Money

  @Field(() => Money, { description: 'Set-up, on the first day of a run.' })
  @Embedded(() => Money)
  setupCost!: Money

  @Field(() => DateScalar, { description: 'Day on which it reaches the place of delivery, after curing and transport.' })
  @Property({ type: 'date' })
  arrivesOn!: string
}
