import type { EntityClass } from '@mikro-orm/postgresql'
import type { Services } from './context.js'

/** Work that time causes: run when due, idempotent, as the SYSTEM actor. */
export interface Schedule {
  name: string
  /** Does what is due at this instant; gives how many things it did. */
  run(services: Services, now: Date): Promise<number>
}

/** What a module adds to the program. The ordered list of these is the architecture (`app/modules.ts`). */
export interface Module {
  name: string
  entities: readonly EntityClass<object>[]
  resolvers: readonly Function[]
  /** Names of the events that the module records. */
  events: readonly string[]
  schedules?: readonly Schedule[]
}
