#!/usr/bin/env node
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { InvalidInstance } from './format/mistakes.js'
import { readInstance } from './format/read-instance.js'
import { writeAnswer } from './format/write.js'
import { solve, type FairnessRule, type Objective, type SolveOptions } from './index.js'

const USAGE = `Usage: npm run match -- FILE.json [--objective COST|EARLIEST|FEWEST_FACILITIES] [--time-limit SECONDS]
       [--fairness MOST_SERVED|EARLIEST_DUE|EVEN_SHARES] [--seed NUMBER] [--work-limit STEPS]
       [--no-explain] [--out FILE] [--help]
Reads a matching instance (docs/matching-instance.md) and writes the answer as JSON.
--time-limit is for all of it. --work-limit ends each search after so many steps: without a time limit, the same file, options, seed and
steps give the same answer on any machine.
Exit status: 0 an answer, 2 a file or an option that is not valid.`

const OBJECTIVES = ['COST', 'EARLIEST', 'FEWEST_FACILITIES'] as const satisfies Objective[]
const RULES = ['MOST_SERVED', 'EARLIEST_DUE', 'EVEN_SHARES'] as const satisfies FairnessRule[]

/** What the command line asks for is not what it can do, or the file cannot be read. */
class Misuse extends Error {}

interface Command { file: string; out: string | undefined; options: SolveOptions }

function commandOf(args: readonly string[]): Command {
  const { values, positionals } = parsed(args)
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new Misuse(`one instance file is needed\n${USAGE}`)
  const { objective = 'COST', fairness, 'time-limit': limit, 'work-limit': steps, seed } = values
  if (limit !== undefined && !(Number(limit) > 0)) throw new Misuse(`--time-limit: must be a number of seconds above 0, not ${limit}`)
  const options: SolveOptions = { objective: oneOf('--objective', OBJECTIVES, objective), explain: values['no-explain'] !== true }
  if (fairness !== undefined) options.fairness = oneOf('--fairness', RULES, fairness)
  if (limit !== undefined) options.timeLimitSeconds = Number(limit)
  if (steps !== undefined) options.workLimit = wholeNumber('--work-limit', steps, 1)
  if (seed !== undefined) options.seed = wholeNumber('--seed', seed, 0)
  return { file, out: values.out, options }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args], allowPositionals: true,
      options: {
        objective: { type: 'string' }, fairness: { type: 'string' }, 'time-limit': { type: 'string' }, 'work-limit': { type: 'string' }, seed: { type: 'string' },
        'no-explain': { type: 'boolean' }, out: { type: 'string' },
      },
    })
  } catch (error) {
    throw new Misuse(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`)
  }
}

/** Seeds and steps are told apart up to what 32 bits hold. */
const MOST = 2 ** 31 - 1

function wholeNumber(option: string, given: string, least: number): number {
  const number = Number(given)
  if (!/^\d+$/.test(given) || number < least || number > MOST) throw new Misuse(`${option}: must be a whole number from ${least} to ${MOST}, not ${given}`)
  return number
}

function oneOf<Name extends string>(option: string, names: readonly Name[], given: string): Name {
  const found = names.find((name) => name === given)
  if (found === undefined) throw new Misuse(`${option}: must be one of ${names.join(', ')}, not ${given}`)
  return found
}

/** Paths are meant from where npm was called, which is not where npm runs the script. */
function pathOf(name: string): string {
  return resolve(process.env['INIT_CWD'] ?? process.cwd(), name)
}

function textOf(file: string): string {
  try {
    return readFileSync(pathOf(file), 'utf8')
  } catch (error) {
    throw new Misuse(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Control-C stops the search, not the programme: the best plan so far is written. */
function stopSignal(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}

async function main(): Promise<void> {
  const args = process.argv.slice(2)
  if (args.includes('--help')) return void process.stdout.write(`${USAGE}
`)
  const { file, out, options } = commandOf(args)
  const instance = readInstance(textOf(file), ({ path, message }) => console.warn(`warning: ${path} ${message}`))
  const text = writeAnswer(await solve(instance, { ...options, signal: stopSignal() }))
  if (out === undefined) process.stdout.write(text)
  else writeFileSync(pathOf(out), text)
}

main().catch((error: unknown) => {
  const foreseen = error instanceof InvalidInstance || error instanceof Misuse
  console.error(foreseen ? error.message : error)
  process.exitCode = foreseen ? 2 : 1
})
