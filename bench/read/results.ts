import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { chartOf } from './chart.ts'
import type { Run } from './measure-all.ts'
import type { Options } from './options.ts'
import { durationOf } from './progress.ts'
import { linesOf, tableOf } from './report.ts'
import { marksOf, marksTableOf } from './targets.ts'
import { SIZES } from './world/world.ts'

/** Prints the tables and leaves them in `bench/results/`: for people, for programs (every sample), and as a chart. */
export async function writeResults({ name, sizes, pace, targets }: Options, { cells, warmUps, milliseconds }: Run): Promise<void> {
  const lines = linesOf(cells)
  const marks = marksOf(cells, targets)
  const conditions = {
    date: new Date().toISOString(), node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, loadInTheEnd: loadavg(),
    worlds: Object.fromEntries(sizes.map((size) => [size, SIZES[size]])), pace, warmUps,
  }
  const results = new URL('../results/', import.meta.url)
  await mkdir(results, { recursive: true })
  const write = async (ending: string, text: string): Promise<void> => await writeFile(new URL(`${name}.${ending}`, results), `${text}\n`)
  const tables = `${marksTableOf(marks)}\n\n${tableOf(lines)}`
  const said = `${conditions.date.slice(0, 10)}, ${conditions.cores} × ${conditions.cpu}, Node ${conditions.node}, load in the end ${conditions.loadInTheEnd[0]?.toFixed(1)}`
  await write('json', JSON.stringify({ conditions, marks, lines, cells }, null, 1))
  await write('md', `${said}\n\n${tables}`)
  if (sizes.length === 1) await write('svg', chartOf(lines))
  console.log(`\n${tables}\n\n${said}; ${durationOf(milliseconds)} minutes; bench/results/${name}.*`)
}
