import { parseArgs } from 'node:util'
import type { Pace } from './measure.ts'
import { operations, type Operation } from './operations.ts'
import { SERVERS, type ServerName } from './servers.ts'
import { SIZES, type SizeName } from './world/world.ts'

export interface Options {
  size: SizeName
  fresh: boolean
  /** Of the files with the results. */
  name: string
  servers: readonly ServerName[]
  operations: readonly Operation['name'][]
  pace: Pace
}

const PACES = {
  ordinary: { connections: '1,16,64', rounds: '5', seconds: '2', leastWarmUp: 4_000, mostWarmUp: 8_000 },
  quick: { connections: '16', rounds: '3', seconds: '0.5', leastWarmUp: 2_000, mostWarmUp: 0 },
} as const

/** From the command line. @throws with what would be right */
export function readOptions(): Options {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false },
      size: { type: 'string', default: 'full' }, servers: text, operations: text, rounds: text, seconds: text, connections: text,
    },
  })
  const usual = PACES[values.quick ? 'quick' : 'ordinary']
  const connections = (values.connections ?? usual.connections).split(',').map(Number)
  return {
    size: oneOf('size', Object.keys(SIZES) as SizeName[], values.size), fresh: values.fresh,
    name: `read${values.quick ? '-quick' : ''}${values.size === 'full' ? '' : `-${values.size}`}`,
    servers: someOf('servers', SERVERS, values.servers),
    operations: someOf('operations', operations.map(({ name }) => name), values.operations),
    pace: { ...usual, connections, rounds: Number(values.rounds ?? usual.rounds), milliseconds: Number(values.seconds ?? usual.seconds) * 1_000 },
  }
}

function someOf<T extends string>(option: string, known: readonly T[], given: string | undefined): readonly T[] {
  return given === undefined ? known : given.split(',').map((one) => oneOf(option, known, one))
}

function oneOf<T extends string>(option: string, known: readonly T[], given: string): T {
  const found = known.find((one) => one === given)
  if (found === undefined) throw new Error(`--${option} knows ${known.join(', ')}, not ${given}`)
  return found
}
