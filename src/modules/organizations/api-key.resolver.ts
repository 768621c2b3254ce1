import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql'
import { Context } from '../../platform/context.js'
import { ApiKey } from './api-key.entity.js'
import { createApiKey } from './commands/create-api-key.js'
import { revokeApiKey } from './commands/revoke-api-key.js'
import { requireOrganization } from './member.resolver.js'
import { CreateApiKeyInput } from './organization.inputs.js'

@ObjectType()
export class CreateApiKeyPayload {
  @Field(() => ApiKey)
  apiKey!: object

  @Field(() => String, { nullable: true, description: 'Told only here, and not in a replay. Send it as "Authorization: Bearer …".' })
  secret!: string | null
}

@Resolver(() => ApiKey)
export class ApiKeyResolver {
  @Mutation(() => CreateApiKeyPayload, { description: 'Lets software act for the organization you act for.' })
  async createApiKey(@Arg('input', () => CreateApiKeyInput) input: CreateApiKeyInput, @Ctx() ctx: Context): Promise<CreateApiKeyPayload> {
    let secret: string | null = null
    const organizationId = requireOrganization(ctx)
    const apiKey = await ctx.write(ApiKey, async (tx) => {
      const created = await createApiKey(tx, organizationId, input)
      secret = created.secret
      return created.apiKey
    })
    return { apiKey, secret }
  }

  @Mutation(() => ApiKey, { description: 'The key is refused from now on, also on open sockets.' })
  revokeApiKey(@Arg('id', () => ID) id: string, @Ctx() ctx: Context) {
    return ctx.write(ApiKey, (tx) => revokeApiKey(tx, id))
  }
}
