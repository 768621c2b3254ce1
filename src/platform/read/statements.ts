import type { EntityClass, MikroORM } from '@mikro-orm/postgresql'
import type { Actor } from '../actor.js'
import type { Predicate } from '../policy.js'
import { Parameters } from './parameters.js'
import { predicateSql } from './predicate-sql.js'
import { modelOf, type ReadModel } from './read-model.js'
import { shapeOf, type RowShape } from './row-shape.js'

/** What a statement over one table starts from: its shape, its model and the viewer's row filter with parameters. */
export interface Source { model: ReadModel; shape: RowShape; alias: string; parameters: Parameters; visible: string }

/** Rows that a statement reads below a row of another source, which they point to by a relation. */
export interface Below { relation: string; parent: Source }
/** Where in a statement a source is; by default alone in one of its own. */
export interface Place { parameters?: Parameters; alias?: string; below?: Below | undefined }

/** Knows the shape of every readable table, and never lets one into a statement without its row filter. */
export class Statements {
  readonly #shapes = new Map<EntityClass<object>, RowShape>()

  constructor(private readonly orm: MikroORM) {}

  shape(entity: EntityClass<object>): RowShape {
    const known = this.#shapes.get(entity)
    if (known) return known
    const shape = shapeOf(this.orm, entity)
    this.#shapes.set(entity, shape)
    return shape
  }

  source(entity: EntityClass<object>, actor: Actor, { parameters = new Parameters(actor), alias = 't', below }: Place = {}): Source {
    const model = modelOf(entity)
    const shape = this.shape(entity)
    const visible = below && isSeenWith(below, model) ? 'true' : this.conditionSql(model.view, { shape, alias, parameters })
    return { model, shape, alias, parameters, visible }
  }

  /** A predicate about the rows of a source. */
  conditionSql(predicate: Predicate, { shape, alias, parameters }: Pick<Source, 'shape' | 'alias' | 'parameters'>): string {
    return predicateSql(predicate, { shape, alias, parameters, shapeBehind: (from, relation) => this.behind(from, relation) })
  }

  /** The shape that a many-to-one relation points to. */
  behind(from: RowShape, relation: string): RowShape {
    const target = this.orm.getMetadata().getByClassName(from.name as never).properties[relation as never] as { targetMeta?: { class: EntityClass<object> } }
    if (!target?.targetMeta) throw new Error(`${from.name}.${relation} is not a relation`)
    return this.shape(target.targetMeta.class)
  }
}

/** A row that is seen whenever its parent is need not ask for the parent again: the statement has filtered that one already. */
function isSeenWith({ relation, parent }: Below, { view }: ReadModel): boolean {
  return view.kind === 'through' && view.relation === relation && view.of === parent.model.view
}
