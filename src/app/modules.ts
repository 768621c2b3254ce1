import 'reflect-metadata'
import type { EntityClass } from '@mikro-orm/postgresql'
import { Event, EventType } from '../platform/events/event.entity.js'
import type { Module } from '../platform/module.js'
import { identity } from '../modules/identity/module.js'
import { organizations } from '../modules/organizations/module.js'
import { catalogue } from '../modules/catalogue/module.js'
import { facilities } from '../modules/facilities/module.js'
import { requests } from '../modules/requests/module.js'
import { matching } from '../modules/matching/module.js'
import { contracts } from '../modules/contracts/module.js'
import { fulfilment } from '../modules/fulfilment/module.js'
import { overview } from '../modules/overview/module.js'
import { activity } from '../modules/activity/module.js'

/** The architecture: a module may import only those to its left. */
export const modules: readonly Module[] = [identity, organizations, catalogue, facilities, requests, matching, contracts, fulfilment, overview, activity]

export const entities: EntityClass<object>[] = [Event, ...modules.flatMap((module) => module.entities)]

export const schedules = modules.flatMap((module) => module.schedules ?? [])

for (const name of modules.flatMap((module) => module.events)) EventType[name] = name

const byName = new Map(entities.map((entity) => [entity.name, entity]))

/** The entity behind a GraphQL object type. */
export function entityOf(typename: string): EntityClass<object> {
  const entity = byName.get(typename)
  if (!entity) throw new Error(`${typename} is no entity`)
  return entity
}
