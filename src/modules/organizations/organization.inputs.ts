import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsEmail, Length } from 'class-validator'
import { Field, InputType, Int, registerEnumType } from 'type-graphql'
import { DateTimeScalar, RegionCodeScalar } from '../../platform/scalars.js'
import { ApiKeyScope } from './api-key.entity.js'
import { OrganizationKind, OrganizationStatus } from './organization.entity.js'
import { Role } from './role.js'

@InputType()
export class RegisterOrganizationInput {
  @Field(() => String)
  @Length(3, 200)
  name!: string

  @Field(() => OrganizationKind, { description: 'AGENCY, BUSINESS or FACILITY; an AUTHORITY is set up with the installation.' })
  kind!: OrganizationKind

  @Field(() => RegionCodeScalar)
  region!: string
}

@InputType()
export class InviteMemberInput {
  @Field(() => String)
  @IsEmail()
  email!: string

  @Field(() => [Role])
  @ArrayMaxSize(10)
  @ArrayUnique()
  roles!: Role[]
}

@InputType()
export class AcceptInvitationInput {
  @Field(() => String, { description: 'The code from the invitation.' })
  code!: string

  @Field(() => String, { nullable: true, description: 'For a new account.' })
  @Length(2, 120)
  name?: string

  @Field(() => String, { description: 'A new account\'s password (10 to 200 characters), or the existing account\'s.' })
  @Length(10, 200)
  password!: string
}

@InputType()
export class ChangeMemberRolesInput {
  @Field(() => [Role])
  @ArrayMaxSize(10)
  @ArrayUnique()
  roles!: Role[]

  @Field(() => Int, { nullable: true })
  expectedVersion?: number
}

@InputType()
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for.' })
  @Length(1, 120)
  name!: string

  @Field(() => [Role])
  @ArrayMaxSize(10)
  @ArrayUnique()
  roles!: Role[]

  @Field(() => [ApiKeyScope])
  @ArrayNotEmpty()
  @ArrayUnique()
  scopes!: ApiKeyScope[]

  @Field(() => DateTimeScalar, { nullable: true })
  expiresAt?: Date
}

@InputType()
export class OrganizationFilter {
  @Field(() => [OrganizationKind], { nullable: true })
  kind?: OrganizationKind[]

  @Field(() => [OrganizationStatus], { nullable: true })
  status?: OrganizationStatus[]

  @Field(() => RegionCodeScalar, { nullable: true, description: 'In this region or below it.' })
  region?: string
}

export const OrganizationOrder = { NEWEST: 'NEWEST', OLDEST: 'OLDEST', NAME: 'NAME' } as const
export type OrganizationOrder = keyof typeof OrganizationOrder
registerEnumType(OrganizationOrder, { name: 'OrganizationOrder' })
