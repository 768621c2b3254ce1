import type { Rel } from '@mikro-orm/core'
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { v7 } from 'uuid'

@ObjectType()
@Entity()
export class Organization {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Field(() => String)
  @Property({ type: 'text' })
  kind!: string
}

@ObjectType()
@Entity()
export class Facility {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Field(() => String)
  @Property({ type: 'text' })
  region!: string
}

@ObjectType()
@Entity()
export class Product {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @Field(() => String)
  @Property({ type: 'text' })
  code!: string

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Property({ type: 'text' })
  kind!: string

  @Property({ type: 'text' })
  unit!: string
}

@ObjectType()
@Entity()
export class BulkRequest {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  number?: string

  @Field(() => String)
  @Property({ type: 'text' })
  title!: string

  @Field(() => String)
  @Property({ type: 'text' })
  status!: string

  @Property({ type: 'boolean' })
  isPublished: boolean = false

  @ManyToOne(() => Organization)
  buyer!: Rel<Organization>

  @Property({ type: 'text' })
  procurementRoute!: string

  @Property({ type: 'text' })
  currency: string = 'IDR'

  @Property({ type: 'date' })
  earliestWindow!: string

  @Property({ type: 'text[]', columnType: 'text[]' })
  regions: string[] = []

  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  products: string[] = []

  @Property({ type: 'text[]', columnType: 'text[]' })
  productKinds: string[] = []

  @Property({ type: 'timestamptz' })
  createdAt: Date = new Date()
}

@Entity()
export class Lot {
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @ManyToOne(() => BulkRequest)
  request!: Rel<BulkRequest>

  @Property({ type: 'integer' })
  position!: number

  @Property({ type: 'text' })
  title!: string
}

@Entity()
export class PaymentTerm {
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @ManyToOne(() => BulkRequest)
  request!: Rel<BulkRequest>

  @ManyToOne(() => Lot)
  lot!: Rel<Lot>

  @Property({ type: 'integer' })
  position!: number

  @Property({ type: 'text' })
  milestone!: string

  @Property({ type: 'decimal', precision: 7, scale: 4 })
  percent!: string
}

@ObjectType()
@Entity()
export class RequestLine {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @ManyToOne(() => BulkRequest)
  request!: Rel<BulkRequest>

  @ManyToOne(() => Organization)
  buyer!: Rel<Organization>

  @ManyToOne(() => Lot)
  lot!: Rel<Lot>

  @Field(() => Int)
  @Property({ type: 'integer' })
  position!: number

  @Field(() => String)
  @Property({ type: 'text' })
  description!: string

  @ManyToOne(() => Product)
  product!: Rel<Product>

  @Property({ type: 'decimal', precision: 20, scale: 6 })
  quantityAmount!: string

  @Property({ type: 'text' })
  quantityUnit!: string

  @Property({ type: 'decimal', precision: 20, scale: 6 })
  baseQuantity!: string

  @Property({ type: 'text' })
  baseUnit!: string

  @Property({ type: 'text[]', columnType: 'text[]' })
  regions: string[] = []

  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  excludedFacilities: string[] = []
}

@Entity()
export class DeliverySlot {
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @ManyToOne(() => BulkRequest)
  request!: Rel<BulkRequest>

  @ManyToOne(() => RequestLine)
  line!: Rel<RequestLine>

  @Property({ type: 'integer' })
  position!: number

  @Property({ type: 'text' })
  place!: string

  @Property({ type: 'text' })
  region!: string

  @Property({ type: 'double' })
  latitude!: number

  @Property({ type: 'double' })
  longitude!: number

  @Property({ type: 'date' })
  windowFrom!: string

  @Property({ type: 'date' })
  windowTo!: string

  @Property({ type: 'decimal', precision: 20, scale: 6 })
  askedQuantity!: string

  @Property({ type: 'decimal', precision: 20, scale: 6 })
  quantity!: string
}

@ObjectType()
@Entity()
export class Contract {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @Field(() => String)
  @Property({ type: 'text' })
  number!: string

  @Field(() => String)
  @Property({ type: 'text' })
  status!: string

  @Field(() => String)
  @Property({ type: 'text' })
  form!: string

  @Field(() => Int)
  @Property({ type: 'integer' })
  revision!: number

  @ManyToOne(() => BulkRequest)
  request!: Rel<BulkRequest>

  @ManyToOne(() => Organization)
  buyer!: Rel<Organization>

  @ManyToOne(() => Facility)
  facility!: Rel<Facility>
}

@ObjectType()
@Entity()
export class ContractLine {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @ManyToOne(() => Contract)
  contract!: Rel<Contract>

  @Field(() => Int)
  @Property({ type: 'integer' })
  position!: number

  @Field(() => String)
  @Property({ type: 'text' })
  unit!: string

  @Field(() => String)
  @Property({ type: 'date' })
  promisedOn!: string
}

@ObjectType()
@Entity()
export class Shipment {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @ManyToOne(() => Contract)
  contract!: Rel<Contract>

  @Field(() => String)
  @Property({ type: 'text' })
  number!: string

  @Field(() => String)
  @Property({ type: 'text' })
  status!: string

  @Field(() => String, { nullable: true })
  @Property({ type: 'text', nullable: true })
  carrier?: string
}

@Entity()
export class Event {
  @PrimaryKey({ type: 'uuid' })
  id: string = v7()

  @Property({ type: 'text' })
  type!: string

  @Property({ type: 'timestamptz' })
  occurredAt: Date = new Date()

  @Property({ type: 'text' })
  subjectType!: string

  @Property({ type: 'uuid' })
  subjectId!: string

  @Property({ type: 'integer' })
  subjectVersion: number = 0

  @Property({ type: 'text' })
  correlationId!: string

  @Property({ type: 'jsonb' })
  payload: object = {}

  @Property({ type: 'jsonb' })
  changes: object = {}

  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  about: string[] = []

  @Property({ type: 'uuid[]', columnType: 'uuid[]' })
  audience: string[] = []

  @Property({ type: 'boolean' })
  oversight: boolean = false

  @Property({ type: 'boolean' })
  isPublic: boolean = false
}

export const entities = [Organization, Facility, Product, BulkRequest, Lot, PaymentTerm, RequestLine, DeliverySlot, Contract, ContractLine, Shipment, Event]
