import type { Opt } from '@mikro-orm/core'
import { Entity, Enum, Index, PrimaryKey, Property } from '@mikro-orm/decorators/legacy'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import type { EventScope, EventSubject } from '../../../platform/events/payloads.js'
import { newId } from '../../../platform/id.js'
import { Node } from '../../../platform/node.js'
import { DateScalar } from '../../../platform/scalars.js'

export const HolidayKind = {
  NATIONAL: 'NATIONAL',
  COLLECTIVE_LEAVE: 'COLLECTIVE_LEAVE',
} as const
export type HolidayKind = keyof typeof HolidayKind
registerEnumType(HolidayKind, {
  name: 'HolidayKind',
  valuesConfig: {
    NATIONAL: { description: 'A national holiday.' },
    COLLECTIVE_LEAVE: { description: 'Cuti bersama: leave that the government sets for everybody.' },
  },
})

export const HolidayStatus = {
  DECLARED: 'DECLARED',
  WITHDRAWN: 'WITHDRAWN',
} as const
export type HolidayStatus = keyof typeof HolidayStatus
registerEnumType(HolidayStatus, { name: 'HolidayStatus', description: 'A withdrawn holiday is an ordinary working day again; the record stays.' })

@ObjectType({ implements: Node, description: 'A day on which no facility works.' })
@Entity({ tableName: 'holiday' })
@Index({ name: 'holiday__once_per_day', expression: 'create unique index holiday__once_per_day on holiday (date) where status = \'DECLARED\'' })
export class Holiday implements Node, EventSubject {
  @Field(() => ID)
  @PrimaryKey({ type: 'uuid' })
  id: string = newId()

  @Field(() => Int, { description: 'Raised by every change; give it back as `expectedVersion`.' })
  @Property({ type: 'integer' })
  version: Opt<number> = 0

  @Field(() => DateScalar)
  @Property({ type: 'date', index: true })
  date!: string

  @Field(() => String)
  @Property({ type: 'text' })
  name!: string

  @Field(() => HolidayKind)
  @Enum({ items: () => HolidayKind, type: 'text' })
  kind!: HolidayKind

  @Field(() => String, { description: 'The decree that sets it.' })
  @Property({ type: 'text' })
  source!: string

  @Field(() => HolidayStatus)
  @Enum({ items: () => HolidayStatus, type: 'text' })
  status!: HolidayStatus

  eventScope(): EventScope {
    return { about: [this.id], audience: [], oversight: true, isPublic: true }
  }
}
