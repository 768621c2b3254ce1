import type { Cell, Sample } from './measure.ts'
import { operations } from './operations.ts'
import { REFERENCE, SERVERS, type ServerName } from './servers.ts'
import type { SizeName } from './world/world.ts'

/** One line of the table: medians over the rounds, and their ratios to L in the same rounds. */
export interface Line {
  world: SizeName; operation: string; connections: number; server: ServerName; statements: number
  perSecond: number; p50: number; p99: number; nodeMicros: number; databaseMicros: number
  ratio: Sample
}

export function linesOf(cells: readonly Cell[]): Line[] {
  return cells.map((cell) => {
    const reference = cells.find((of) => of.server === REFERENCE && of.world === cell.world && of.operation === cell.operation && of.connections === cell.connections) ?? cell
    const value = (key: keyof Sample): number => median(cell.samples.map((sample) => sample[key]))
    const ratio = (key: keyof Sample): number => ratioOf(cell, reference, key)
    return {
      world: cell.world, operation: cell.operation, connections: cell.connections, server: cell.server, statements: cell.statements,
      perSecond: value('perSecond'), p50: value('p50'), p99: value('p99'), nodeMicros: value('nodeMicros'), databaseMicros: value('databaseMicros'),
      ratio: { perSecond: ratio('perSecond'), p50: ratio('p50'), p99: ratio('p99'), nodeMicros: ratio('nodeMicros'), databaseMicros: ratio('databaseMicros') },
    }
  }).sort((a, b) => orderOf(a.operation) - orderOf(b.operation) || a.world.localeCompare(b.world) || a.connections - b.connections || SERVERS.indexOf(a.server) - SERVERS.indexOf(b.server))
}

/** Of the same rounds, so that a slow minute of the machine cancels out. */
export function ratioOf(cell: Cell, to: Cell, key: keyof Sample): number {
  return median(cell.samples.map((sample, round) => sample[key] / (to.samples[round]?.[key] ?? Number.NaN)))
}

/** A Markdown table; × L in brackets. Who does not offer an operation has a dash in it, and the reason. */
export function tableOf(lines: readonly Line[]): string {
  const head = '| | world | connections | server | requests/s (× L) | p50 ms (× L) | p99 ms (× L) | Node µs (× L) | PostgreSQL µs (× L) | statements |\n|---|---|---|---|---|---|---|---|---|---|'
  const rows = lines.map((line) => {
    const figure = (key: keyof Sample, digits: number): string => `${line[key].toFixed(digits)} (${line.ratio[key].toFixed(2)})`
    return `| ${[
      line.operation, line.world, line.connections, line.server === REFERENCE ? '**L**' : line.server,
      figure('perSecond', 0), figure('p50', 2), figure('p99', 2), figure('nodeMicros', 0), figure('databaseMicros', 0), line.statements,
    ].join(' | ')} |`
  })
  return [head, ...rows, '', ...absencesOf(lines)].join('\n')
}

function absencesOf(lines: readonly Line[]): string[] {
  const measured = operations.filter(({ name }) => lines.some((line) => line.operation === name))
  return measured.flatMap(({ name, without = {} }) => [...Map.groupBy(Object.entries(without), ([, why]) => why)]
    .map(([why, servers]) => `- ${name} – ${servers.map(([server]) => server).join(', ')}: ${why}`))
}

function orderOf(operation: string): number {
  return operations.findIndex(({ name }) => name === operation)
}

export function median(values: readonly number[]): number {
  const ascending = [...values].sort((a, b) => a - b)
  const middle = Math.floor(ascending.length / 2)
  return ascending.length % 2 === 1 ? ascending[middle] ?? Number.NaN : ((ascending[middle - 1] ?? Number.NaN) + (ascending[middle] ?? Number.NaN)) / 2
}
