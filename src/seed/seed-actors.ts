import type { EntityManager } from '@mikro-orm/postgresql'
import { SYSTEM, type Actor } from '../platform/actor.js'
import { lastStatements } from '../platform/events/record-events.js'
import { Tx } from '../platform/transaction.js'
import type { OrganizationKind, Role } from '../modules/organizations/index.js'

/** Who the seed acts as: the installation itself, or a member of one of the organizations that it founded. */
export class SeedActors {
  readonly #known = new Map<string, Actor>()

  constructor(readonly em: EntityManager, readonly now: Date) {}

  remember(organization: { id: string; name: string; kind: OrganizationKind }, member: { userId: string | null; roles: readonly Role[] }): void {
    this.#known.set(organization.name, {
      ...SYSTEM, kind: 'MEMBER', userId: member.userId, organizationId: organization.id, organizationKind: organization.kind, isVerified: true, roles: new Set(member.roles),
    })
  }

  /** Runs one command as the installation. */
  async asInstallation<R>(command: (tx: Tx) => Promise<R>): Promise<R> {
    return await this.#run(SYSTEM, command)
  }

  /** Runs one command as a member of an organization, with its events, in the seed's transaction. */
  async as<R>(organization: string, command: (tx: Tx) => Promise<R>): Promise<R> {
    const actor = this.#known.get(organization)
    if (!actor) throw new Error(`the seed knows nobody of ${organization}`)
    return await this.#run(actor, command)
  }

  async #run<R>(actor: Actor, command: (tx: Tx) => Promise<R>): Promise<R> {
    const tx = new Tx(this.em.fork({ keepTransactionContext: true }), actor, this.now)
    const result = await command(tx)
    await tx.queryAll(await lastStatements(tx, 'seed'))
    return result
  }
}
