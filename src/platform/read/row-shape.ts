import { ReferenceKind, type EntityClass, type EntityMetadata, type EntityProperty, type MikroORM } from '@mikro-orm/postgresql'

/** A table row as the API reads it: properties by name, relations as keys, value objects nested; `__typename` names its type. */
export type Row = Record<string, unknown> & { __typename: string; id: string }

/** One selected column: where it stands in the table, and where in the row. */
export interface ColumnShape { column: string; property: string; part: string | null; sqlType: string }

/** How rows of an entity are selected and built, derived once from the ORM's metadata. */
export interface RowShape {
  name: string
  table: string
  columns: readonly ColumnShape[]
  /** Large or secret columns: not part of a row, but read alone where a field of the API is one of them. */
  onDemand: readonly ColumnShape[]
  embedded: readonly string[]
}

export function shapeOf(orm: MikroORM, entity: EntityClass<object>): RowShape {
  const meta: EntityMetadata = orm.getMetadata().get(entity as never)
  const columns: ColumnShape[] = []
  const onDemand: ColumnShape[] = []
  const embedded: string[] = []
  for (const property of Object.values(meta.properties) as EntityProperty[]) {
    if (property.persist === false || property.embedded) continue
    if (property.lazy) onDemand.push(columnOf(property, property.name, null))
    else if (property.kind === ReferenceKind.EMBEDDED) {
      embedded.push(property.name)
      for (const [part, inner] of Object.entries(property.embeddedProps)) columns.push(columnOf(inner as EntityProperty, property.name, part))
    } else if (property.kind === ReferenceKind.SCALAR || property.kind === ReferenceKind.MANY_TO_ONE) {
      columns.push(columnOf(property, property.name, null))
    }
  }
  return { name: meta.className, table: meta.tableName, columns, onDemand, embedded }
}

function columnOf(meta: EntityProperty, property: string, part: string | null): ColumnShape {
  return { column: meta.fieldNames[0] ?? meta.name, property, part, sqlType: meta.columnTypes[0] ?? 'text' }
}

/** `t."a" as "a", t."price_amount" as "price.amount", …` */
export function selectList(shape: RowShape, alias: string): string {
  return shape.columns.map(({ column, property, part }) => `${alias}."${column}" as "${part ? `${property}.${part}` : property}"`).join(', ')
}

export function columnFor(shape: RowShape, property: string): ColumnShape {
  const found = shape.columns.find((c) => (c.part ? `${c.property}.${c.part}` : c.property) === property)
  if (!found) throw new Error(`${shape.name} has no column for ${property}`)
  return found
}

/** Turns a selected record into a row: value objects nested, and null where all their parts are null. */
export function buildRow(shape: RowShape, record: Record<string, unknown>): Row {
  const row: Row = { ...record, __typename: shape.name, id: String(record['id']) }
  for (const property of shape.embedded) row[property] = nest(shape, row, property)
  return row
}

function nest(shape: RowShape, row: Row, property: string): Record<string, unknown> | null {
  const value: Record<string, unknown> = {}
  for (const { property: owner, part } of shape.columns) {
    if (owner !== property || part === null) continue
    const key = `${property}.${part}`
    value[part] = row[key]
    delete row[key]
  }
  return Object.values(value).every((part) => part === null) ? null : value
}
