import { ReferenceKind, type EntityMetadata, type EntityProperty } from '@mikro-orm/core'

const known = new WeakMap<EntityMetadata, string>()

/** Selects what the ORM keeps of a row; columns that it loads on demand are left out. */
export function selectRows(meta: EntityMetadata): string {
  const found = known.get(meta)
  if (found) return found
  const columns = meta.props
    .filter(({ kind, persist, lazy }) => persist !== false && lazy !== true && (kind === ReferenceKind.SCALAR || kind === ReferenceKind.MANY_TO_ONE))
    .flatMap(({ fieldNames }) => fieldNames.map((name) => `"${name}"`))
  const made = `select ${columns.join(', ')} from "${meta.tableName}"`
  known.set(meta, made)
  return made
}

/** Selects some properties of the rows with the ids `$1`; as a subselect, since PostgreSQL would plan anew for every list that it sees. */
export function pickRows({ tableName, properties }: EntityMetadata, names: readonly string[]): string {
  const columns = names.map((name) => `"${(properties as Record<string, EntityProperty | undefined>)[name]?.fieldNames[0] ?? name}" as "${name}"`)
  return `select ${columns.join(', ')} from "${tableName}" where id = any ((select $1::uuid[])::uuid[])`
}
