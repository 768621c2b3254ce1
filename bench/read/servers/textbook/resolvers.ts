import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { draft } from './draft.js'
import { BulkRequest, Contract, ContractLine, Facility, Organization, Product, RequestLine, Shipment } from './entities.js'
import { DraftBulkRequestInput } from './inputs.js'
import type { TextbookContext } from './loaders.js'

@ObjectType()
class ContractEdge {
  @Field(() => Contract)
  node!: Contract
}

@ObjectType()
class ContractConnection {
  @Field(() => [ContractEdge])
  edges!: ContractEdge[]
}

@ObjectType()
class BulkRequestEdge {
  @Field(() => BulkRequest)
  node!: BulkRequest
}

@ObjectType()
class BulkRequestConnection {
  @Field(() => [BulkRequestEdge])
  edges!: BulkRequestEdge[]
}

@Resolver(() => Contract)
export class ContractResolver {
  @Query(() => Contract, { nullable: true })
  contract(@Arg('id', () => ID) id: string, @Ctx() { em }: TextbookContext) {
    return em.findOne(Contract, id)
  }

  @Query(() => ContractConnection)
  async contracts(@Arg('first', () => Int) first: number, @Ctx() { em }: TextbookContext) {
    const found = await em.find(Contract, {}, { orderBy: { id: 'desc' }, limit: first })
    return { edges: found.map((node) => ({ node })) }
  }

  @FieldResolver(() => BulkRequest)
  request(@Root() { request }: Contract, @Ctx() { loaders }: TextbookContext) {
    return loaders.request.load(request.id)
  }

  @FieldResolver(() => Organization)
  buyer(@Root() { buyer }: Contract, @Ctx() { loaders }: TextbookContext) {
    return loaders.organization.load(buyer.id)
  }

  @FieldResolver(() => Facility)
  facility(@Root() { facility }: Contract, @Ctx() { loaders }: TextbookContext) {
    return loaders.facility.load(facility.id)
  }

  @FieldResolver(() => [ContractLine])
  lines(@Root() { id }: Contract, @Ctx() { loaders }: TextbookContext) {
    return loaders.contractLines.load(id)
  }

  @FieldResolver(() => [Shipment])
  shipments(@Root() { id }: Contract, @Ctx() { loaders }: TextbookContext) {
    return loaders.shipments.load(id)
  }
}

@Resolver(() => BulkRequest)
export class BulkRequestResolver {
  @Query(() => BulkRequestConnection)
  async bulkRequests(@Arg('first', () => Int) first: number, @Ctx() { em }: TextbookContext) {
    const found = await em.find(BulkRequest, { isPublished: true }, { orderBy: { id: 'desc' }, limit: first })
    return { edges: found.map((node) => ({ node })) }
  }

  @Mutation(() => BulkRequest)
  draftBulkRequest(@Arg('input', () => DraftBulkRequestInput) input: DraftBulkRequestInput, @Ctx() { em }: TextbookContext) {
    return draft(em, process.env['BUYER'] ?? '', input)
  }

  @FieldResolver(() => Organization)
  buyer(@Root() { buyer }: BulkRequest, @Ctx() { loaders }: TextbookContext) {
    return loaders.organization.load(buyer.id)
  }

  @FieldResolver(() => [RequestLine])
  lines(@Root() { id }: BulkRequest, @Ctx() { loaders }: TextbookContext) {
    return loaders.requestLines.load(id)
  }
}

@Resolver(() => RequestLine)
export class RequestLineResolver {
  @FieldResolver(() => Product)
  product(@Root() { product }: RequestLine, @Ctx() { loaders }: TextbookContext) {
    return loaders.product.load(product.id)
  }
}
