import { resolveActor } from '../../src/modules/organizations/index.js'
import { ANONYMOUS, type Actor } from '../../src/platform/actor.js'
import type { ReadScope } from '../../src/platform/read/load.js'
import type { ReadModel } from '../../src/platform/read/read-model.js'
import { everybodyOf } from '../support/actors.js'
import type { World } from '../support/world.js'

export interface Person { name: string; actor: Actor }
interface Count { count: number; all: number }
/** A kind of rows, or a field of them, and who reads all and who some of it. */
export interface Answer { what: string; who: string }

/** Everybody of a world, by name; whoever is not signed in first. */
export async function peopleOf({ app }: World): Promise<Person[]> {
  const { database } = app.services.reading
  const known = await Promise.all(everybodyOf(app).map(async ({ token, userId }) => {
    const [user] = await database.query('select name from user_account where id = $1', [userId])
    return { name: String(user?.['name']), actor: await resolveActor(database, token) }
  }))
  return [{ name: 'anonymous', actor: ANONYMOUS }, ...known]
}

/** Rows of which people see a part, told apart so that it shows which part. */
const KINDS: Readonly<Record<string, string>> = {
  Event: `concat_ws(' ', case when t.is_public then 'public' end, case when t.oversight then 'overseen' end, t.kinds::text)`,
  MatchPlan: 't.status',
  Member: '(select name from organization o where o.id = t.organization_id)',
  Organization: 't.status',
  User: '(select name from organization o where o.id = t.organizations[1])',
}

/** Who reads all, some or none of what there is, asked by the SQL of reads. */
export class WhoReads {
  constructor(private readonly reading: Omit<ReadScope, 'actor'>, private readonly people: readonly Person[]) {}

  /** One answer for each kind of rows of a type. */
  async see(model: ReadModel): Promise<Answer[]> {
    return await this.#answers(model, null)
  }

  /** The same for a field of rows that have a value in it. */
  async read(model: ReadModel, field: string): Promise<Answer[]> {
    return await this.#answers(model, field)
  }

  answer(what: string, counts: readonly Count[]): Answer {
    const those = (which: (of: Count) => boolean) => this.people.filter((_, i) => which(counts[i] ?? { count: 0, all: 0 })).map(({ name }) => name).join(' · ') || 'nobody'
    return { what, who: `all of it: ${those(({ count, all }) => count === all)}\nsome of it: ${those(({ count, all }) => count > 0 && count < all)}` }
  }

  async #answers(model: ReadModel, field: string | null): Promise<Answer[]> {
    const { name } = model.entity
    const counts = await Promise.all(this.people.map(({ actor }) => this.#count(model, field, actor)))
    const kinds = [...counts[0]?.keys() ?? []]
    return kinds.map((kind) => this.answer([field === null ? name : `${name}.${field}`, kind].join(' ').trim(), counts.map((of) => of.get(kind) ?? { count: 0, all: 0 })))
  }

  async #count({ entity, fields, properties }: ReadModel, field: string | null, actor: Actor): Promise<Map<string, Count>> {
    const { database, statements } = this.reading
    const source = statements.source(entity, actor)
    const { shape, parameters, visible } = source
    const policy = field === null ? null : fields[field]
    const column = field === null ? null : [...shape.columns, ...shape.onDemand].find(({ property }) => property === (properties[field] ?? field))
    const readable = policy ? ` and ${statements.conditionSql(policy, source)}` : ''
    const rows = await database.query(
      `select ${KINDS[entity.name] ?? `''`} as kind, count(*)::int as all, count(*) filter (where ${visible}${readable})::int as count
       from "${shape.table}" t${column ? ` where t."${column.column}" is not null` : ''} group by 1 order by 1`, parameters.values)
    return new Map(rows.map(({ kind, all, count }) => [String(kind), { all: Number(all), count: Number(count) }]))
  }
}

/** What the same people read stands together. */
export function asText(answers: readonly Answer[]): string {
  return [...Map.groupBy(answers, ({ who }) => who)].map(([who, of]) => `${of.map(({ what }) => what).join('\n')}\n    ${who.replace('\n', '\n    ')}\n`).join('\n')
}
