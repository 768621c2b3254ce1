import { parseArgs } from 'node:util'
import type { Pace } from './measure.ts'
import { operations, type Operation } from './operations.ts'
import { PRODUCT, REFERENCE, SERVERS, type ServerName } from './servers.ts'
import { GROWTH_TARGETS, TARGETS, type Target } from './targets.ts'
import { SIZES, type SizeName } from './world/world.ts'

export interface Options {
  /** One world, or for growth two that are measured in turns. */
  sizes: readonly SizeName[]
  fresh: boolean
  /** Of the files with the results. */
  name: string
  servers: readonly ServerName[]
  operations: readonly Operation['name'][]
  pace: Pace
  targets: readonly Target[]
}

const PACES = {
  ordinary: { connections: '1,16,64', rounds: '5', seconds: '2', leastWarmUp: 4_000, mostWarmUp: 4_000 },
  quick: { connections: '16', rounds: '3', seconds: '0.5', leastWarmUp: 2_000, mostWarmUp: 0 },
  growth: { connections: '1,16', rounds: '5', seconds: '1', leastWarmUp: 3_000, mostWarmUp: 3_000 },
} as const

/** From the command line. @throws with what would be right */
export function readOptions(): Options {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false }, fresh: { type: 'boolean', default: false }, growth: { type: 'boolean', default: false },
      size: { type: 'string', default: 'full' }, servers: text, operations: text, rounds: text, seconds: text, connections: text,
    },
  })
  const usual = PACES[values.growth ? 'growth' : values.quick ? 'quick' : 'ordinary']
  const connections = (values.connections ?? usual.connections).split(',').map(Number)
  const pace: Pace = { ...usual, connections, rounds: Number(values.rounds ?? usual.rounds), milliseconds: Number(values.seconds ?? usual.seconds) * 1_000 }
  if (values.growth) return { sizes: ['full', 'large'], fresh: values.fresh, name: 'growth', servers: [REFERENCE, PRODUCT], operations: ['Q1', 'Q2', 'P1', 'P1000'], pace, targets: GROWTH_TARGETS }
  const size = oneOf('size', Object.keys(SIZES) as SizeName[], values.size)
  return {
    sizes: [size], fresh: values.fresh, name: `read${values.quick ? '-quick' : ''}${size === 'full' ? '' : `-${size}`}`,
    servers: [...new Set<ServerName>([REFERENCE, PRODUCT, ...someOf('servers', SERVERS, values.servers)])],
    operations: someOf('operations', operations.map(({ name }) => name), values.operations),
    pace, targets: TARGETS,
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
