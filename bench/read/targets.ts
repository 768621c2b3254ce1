import type { Cell, Sample } from './measure.ts'
import { ratioOf } from './report.ts'
import { PEERS, PRODUCT, PROMISING, REFERENCE, type ServerName } from './servers.ts'
import type { SizeName } from './world/world.ts'

/** What a figure of the product is to be, as a ratio to somebody's (the best of them) in the same rounds. */
export interface Target {
  name: string
  operations: readonly string[]
  figure: keyof Sample
  against: readonly ServerName[]
  /** Compared with this operation instead of its own. */
  toOperation?: string
  /** From one world to the other, instead of within each. */
  worlds?: { from: SizeName; to: SizeName }
  atLeast?: number
  atMost?: number
}

const READS = ['Q1', 'Q2', 'Q3'] as const
const ofLimit = (operation: string, atLeast: number): Target =>
  ({ name: 'requests/s of L', operations: [operation], figure: 'perSecond', against: [REFERENCE], atLeast })

export const TARGETS: readonly Target[] = [
  ofLimit('Q1', 0.8), ofLimit('Q2', 0.85), ofLimit('Q3', 0.95), ofLimit('M1', 0.85),
  { name: 'requests/s of L with the same promises', operations: ['M1'], figure: 'perSecond', against: [PROMISING], atLeast: 0.85 },
  { name: 'requests/s of the best peer', operations: READS, figure: 'perSecond', against: PEERS, atLeast: 1.25 },
  { name: 'requests/s of the textbook', operations: READS, figure: 'perSecond', against: ['textbook'], atLeast: 3 },
  { name: 'Node\'s CPU of L', operations: READS, figure: 'nodeMicros', against: [REFERENCE], atMost: 1.5 },
  { name: 'p50 of page 1', operations: ['P1000'], figure: 'p50', against: [PRODUCT], toOperation: 'P1', atMost: 1.2 },
]

/** With ten times the data. */
export const GROWTH_TARGETS: readonly Target[] = [
  { name: 'p50 on a tenth of the data', operations: ['Q1', 'Q2', 'P1', 'P1000'], figure: 'p50', against: [PRODUCT], worlds: { from: 'large', to: 'full' }, atMost: 1.2 },
]

/** How a target is met at one number of connections. */
export interface Mark { target: string; operation: string; connections: number; value: number; wanted: string; isMet: boolean }

/** Only of what was measured. */
export function marksOf(cells: readonly Cell[], targets: readonly Target[]): Mark[] {
  return targets.flatMap((target) => target.operations.flatMap((operation) => cells
    .filter((cell) => cell.server === PRODUCT && cell.operation === operation && cell.world === (target.worlds?.from ?? cell.world))
    .flatMap((cell) => {
      const others = cells.filter((of) => target.against.includes(of.server) && of.world === (target.worlds?.to ?? cell.world) && of.operation === (target.toOperation ?? operation) && of.connections === cell.connections)
      if (others.length === 0) return []
      const value = worst(target, others.map((other) => ratioOf(cell, other, target.figure)))
      return [{ target: target.name, operation, connections: cell.connections, value, wanted: wantedBy(target), isMet: value >= (target.atLeast ?? 0) && value <= (target.atMost ?? Infinity) }]
    })))
}

/** The best of the others decides. */
function worst({ atMost }: Target, ratios: readonly number[]): number {
  return atMost === undefined ? Math.min(...ratios) : Math.max(...ratios)
}

function wantedBy({ atLeast, atMost }: Target): string {
  return atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`
}

/** A Markdown table with a column for each number of connections. */
export function marksTableOf(marks: readonly Mark[]): string {
  const columns = [...new Set(marks.map(({ connections }) => connections))].sort((a, b) => a - b)
  const rows = [...Map.groupBy(marks, ({ operation, target, wanted }) => `| ${operation} | ${target} | ${wanted} |`)].map(([head, of]) =>
    `${head} ${columns.map((connections) => shown(of.find((mark) => mark.connections === connections))).join(' | ')} |`)
  return [`| | product's | target | ${columns.map((count) => `${count} connections`).join(' | ')} |`, `|---|---|---|${'---|'.repeat(columns.length)}`, ...rows].join('\n')
}

function shown(mark: Mark | undefined): string {
  return mark ? `${mark.isMet ? '✓' : '✗'} ${mark.value.toFixed(2)}` : '–'
}
