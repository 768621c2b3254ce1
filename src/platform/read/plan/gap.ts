import type { ComputedField } from '../read-model.js'
import { columnFor, type ColumnShape, type Row } from '../row-shape.js'
import type { Source } from '../statements.js'
import type { Viewer } from '../../viewer.js'
import type { PlanScope } from './plan-scope.js'
import { projectionOf, type Project } from './projection.js'
import { objectSql, type SelectedField } from './selection-sql.js'

/**
 * Where a field stands that is made in code. There the database's answer has `[number of the gap, what the field is made from]`, which is
 * nothing that a scalar of ours writes: two types can give different fields the same key.
 */
export interface Gap { path: readonly string[]; typename: string; computed: ComputedField; project: Project }

export function gapSql(scope: PlanScope, { shape, alias }: Source, { computed, its }: { computed: ComputedField; its: SelectedField }): string {
  const columns = [...new Set(computed.needs())].map((property) => `${neededSql(alias, columnFor(shape, property))} as "${property}"`)
  const gap = scope.gap({ typename: shape.name, computed, project: projectionOf(scope, { type: its.field.type, nodes: its.nodes }) })
  return `json_build_array(${gap}, ${objectSql(columns.join(', '))})`
}

/** As rows of the ordinary way have it: JSON has no dates, and its numbers are not exact. */
function neededSql(alias: string, { column, sqlType }: ColumnShape): string {
  return `${alias}."${column}"${/^(bool|int|jsonb)|\[\]$/.test(sqlType) ? '' : '::text'}`
}

interface Open { holder: Record<string, unknown>; row: Row; gap: Gap }

/** Fills the gaps of an answer: each field is made once for all rows. @throws NullRefused */
export function filled(text: string, gaps: readonly Gap[], viewer: Viewer): string {
  const data = JSON.parse(text) as Record<string, unknown>
  const open = gaps.flatMap((gap, number) => openAt([data], gap.path, { gap, number }))
  for (const [computed, places] of Map.groupBy(open, ({ gap }) => gap.computed)) {
    const values = computed.of(places.map(({ row }) => row), viewer)
    for (const [i, { holder, gap }] of places.entries()) holder[gap.path.at(-1) ?? ''] = gap.project(values[i])
  }
  return JSON.stringify(data)
}

function openAt(holders: readonly unknown[], [key = '', ...rest]: readonly string[], of: { gap: Gap; number: number }): Open[] {
  return holders.flatMap((holder) => {
    if (!isObject(holder)) return []
    const value = holder[key]
    if (rest.length > 0) return openAt(Array.isArray(value) ? value : [value], rest, of)
    const needed = neededIn(value, of.number)
    return needed ? [{ holder, gap: of.gap, row: { ...needed, __typename: of.gap.typename } as Row }] : []
  })
}

function neededIn(value: unknown, number: number): object | null {
  if (!Array.isArray(value) || value[0] !== number) return null
  return isObject(value[1]) ? value[1] : null
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
