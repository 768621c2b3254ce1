import { SYSTEM } from '../../platform/actor.js'
import { Context, type Services } from '../../platform/context.js'
import { newId } from '../../platform/id.js'

/** For what time and other parties' answers cause: nobody's request. */
export function systemContext(services: Services): Context {
  return new Context(services, {
    actor: SYSTEM, locale: 'en', correlationId: newId(), idempotency: null, dryRun: false, remoteAddress: '',
  })
}
