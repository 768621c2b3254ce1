import { IsEmail, Length, MaxLength } from 'class-validator'
import { Field, InputType } from 'type-graphql'

@InputType()
export class SignInInput {
  @Field(() => String)
  @IsEmail()
  email!: string

  @Field(() => String)
  @MaxLength(200)
  password!: string
}

@InputType()
export class ChangePasswordInput {
  @Field(() => String)
  @MaxLength(200)
  currentPassword!: string

  @Field(() => String, { description: '10 to 200 characters.' })
  @Length(10, 200)
  newPassword!: string
}
