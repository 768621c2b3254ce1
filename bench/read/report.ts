import type { Cell, Sample } from './measure.ts'

export const REFERENCE = 'direct'

/** One line of the table: medians over the rounds, and their ratios to L in the same rounds. */
export interface Line {
  operation: string; connections: number; server: string; statements: number
  perSecond: number; p50: number; p99: number; nodeMicros: number; databaseMicros: number
  ratio: { perSecond: number; p50: number; p99: number; nodeMicros: number }
}

export function linesOf(cells: readonly Cell[]): Line[] {
  return cells.map((cell) => {
    const reference = cells.find((of) => of.server === REFERENCE && of.operation === cell.operation && of.connections === cell.connections) ?? cell
    const value = (key: keyof Sample): number => median(cell.samples.map((sample) => sample[key]))
    // Of the same round, so that a slow minute of the machine cancels out.
    const ratio = (key: keyof Sample): number => median(cell.samples.map((sample, round) => sample[key] / (reference.samples[round]?.[key] ?? Number.NaN)))
    return {
      operation: cell.operation, connections: cell.connections, server: cell.server, statements: cell.statements,
      perSecond: value('perSecond'), p50: value('p50'), p99: value('p99'), nodeMicros: value('nodeMicros'), databaseMicros: value('databaseMicros'),
      ratio: { perSecond: ratio('perSecond'), p50: ratio('p50'), p99: ratio('p99'), nodeMicros: ratio('nodeMicros') },
    }
  }).sort((a, b) => a.operation.localeCompare(b.operation) || a.connections - b.connections)
}

/** A Markdown table; × L in brackets. */
export function tableOf(lines: readonly Line[]): string {
  const head = '| | connections | server | requests/s (× L) | p50 ms (× L) | p99 ms (× L) | Node µs (× L) | PostgreSQL µs | statements |\n|---|---|---|---|---|---|---|---|---|'
  const rows = lines.map((line) => `| ${[
    line.operation, line.connections, line.server === REFERENCE ? '**L**' : line.server,
    `${line.perSecond.toFixed(0)} (${line.ratio.perSecond.toFixed(2)})`, `${line.p50.toFixed(2)} (${line.ratio.p50.toFixed(2)})`,
    `${line.p99.toFixed(2)} (${line.ratio.p99.toFixed(2)})`, `${line.nodeMicros.toFixed(0)} (${line.ratio.nodeMicros.toFixed(2)})`,
    line.databaseMicros.toFixed(0), line.statements,
  ].join(' | ')} |`)
  return [head, ...rows].join('\n')
}

function median(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b)
  const middle = Math.floor(ascending.length / 2)
  return ascending.length % 2 === 1 ? ascending[middle] ?? Number.NaN : ((ascending[middle - 1] ?? Number.NaN) + (ascending[middle] ?? Number.NaN)) / 2
}
