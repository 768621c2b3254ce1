import { ReferenceKind, type EntityMetadata } from '@mikro-orm/core'

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
