import { decimal, decimalText } from '../../values/decimal.js'
import { columnFor, type Row, type RowShape } from './row-shape.js'

/** A field worked out of columns, with two readings as policies have: a number less others, or how many a list has. */
export type Derived =
  | { readonly kind: 'difference'; readonly of: string; readonly less: readonly string[] }
  | { readonly kind: 'length'; readonly of: string }

export const difference = (of: string, ...less: string[]): Derived => ({ kind: 'difference', of, less })
export const lengthOf = (of: string): Derived => ({ kind: 'length', of })

export function derivedValue(derived: Derived, row: Row): string | number {
  if (derived.kind === 'length') return (row[derived.of] as unknown[]).length
  const number = (property: string) => decimal(row[property] as string)
  return decimalText(derived.less.reduce((left, property) => left.minus(number(property)), number(derived.of)))
}

export function derivedSql(derived: Derived, { shape, alias }: { shape: RowShape; alias: string }): string {
  const column = (property: string): string => `${alias}."${columnFor(shape, property).column}"`
  if (derived.kind === 'length') return `cardinality(${column(derived.of)})`
  return `trim_scale((${[derived.of, ...derived.less].map(column).join(' - ')})::numeric)::text`
}
