import { homedir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { LaunchFailure } from './launch-failure.js'

export type Environment = Readonly<Record<string, string | undefined>>

function integer(from: number, to: number) {
  const error = `expected an integer from ${from} to ${to}`
  return z.string().regex(/^\d{1,9}$/, error).transform(Number).pipe(z.number().min(from, error).max(to, error))
}

function onOff() {
  return z.stringbool({ truthy: ['on', 'true', 'yes', '1'], falsy: ['off', 'false', 'no', '0'], error: 'expected on or off' })
}

const isPostgresUrl = (text: string) => text === '' || (/^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? '') && URL.parse(text)?.hostname !== '')

const isOrigin = (text: string) => URL.parse(text)?.origin === text

/** Every setting of the server: an environment variable, what it means, what it may be, and what it is when it is not set. */
export const settings = z.object({
  HOST: z.string().default('127.0.0.1')
    .describe('Address to listen on; 0.0.0.0 opens Karya to the network'),
  PORT: integer(0, 65_535).default(4000)
    .describe('TCP port to listen on; 0 takes a free one'),
  DATABASE_URL: z.string().refine(isPostgresUrl, 'expected postgres://user:password@host:port/database').default('')
    .describe('A PostgreSQL 15 or newer to use; empty starts the embedded one'),
  KARYA_DATA: z.string().startsWith('/', 'expected an absolute path').default(defaultDataDirectory)
    .describe('Directory where the embedded PostgreSQL keeps its data'),
  DEMO_DATA: onOff().default(true)
    .describe('Fill an empty database with the demonstration data and accounts'),
  SANDBOX: onOff().optional()
    .describe('Let administrators move the clock, so that a demonstration need not wait for concrete to cure; '
      + 'on by itself with the embedded database and demonstration data'),
  SESSION_HOURS: integer(1, 8760).default(12)
    .describe('Hours until a person has to sign in again'),
  AWARD_RESPONSE_HOURS: integer(1, 720).default(48)
    .describe('Hours of working days that a facility has to accept or decline its part of a plan'),
  ALLOWED_ORIGINS: z.string().transform(text => text.split(/[\s,]+/).filter(Boolean))
    .refine(origins => origins.every(isOrigin), 'expected origins such as https://karya.example, separated by commas').default([])
    .describe('Web origins beside our own whose pages may call the API, separated by commas'),
  MAX_DEPTH: integer(1, 100).default(12)
    .describe('How deep a GraphQL operation may be nested'),
  MAX_COST: integer(1, 10_000_000).default(5000)
    .describe('What a GraphQL operation may cost at most, computed before it runs'),
  COST_PER_MINUTE: integer(1, 100_000_000).default(10_000_000)
    .describe('What the operations of one organization may cost together in a minute, on each node'),
  MAX_STALL_SECONDS: integer(1, 3600).default(30)
    .describe('Seconds until a WebSocket whose client takes nothing is closed'),
  MAX_STALL_EVENTS: integer(100, 10_000_000).default(50_000)
    .describe('Events until a WebSocket whose client takes nothing is closed'),
  INTROSPECTION: onOff().default(true)
    .describe('Let clients read the GraphQL schema'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    { error: 'expected fatal, error, warn, info, debug, trace or silent' }).default('warn')
    .describe('Least severe log lines that are written (JSON, standard output)'),
  NODE_ENV: z.enum(['production', 'development', 'test'], { error: 'expected production, development or test' }).default('production')
    .describe('production answers errors without internals; development explains them'),
})

export type Config = z.infer<typeof settings>

/** Reads the environment; an empty variable counts as not set. Throws LaunchFailure that names every wrong one. */
export function readConfig(environment: Environment): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const { success, data, error } = settings.safeParse(given)
  if (success) return data
  const wrong = error.issues.map(({ path: [name = ''], message }) => `${String(name)} is ${JSON.stringify(given[String(name)])}: ${message}`)
  throw new LaunchFailure(`A setting is wrong: ${wrong.join('; ')}`, 'Correct or unset it; npm start -- --help explains every setting')
}

function defaultDataDirectory(): string {
  if (process.getuid?.() === 0) return '/var/lib/karya'
  return join(process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'karya')
}
