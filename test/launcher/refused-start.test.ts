import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { nodeComplaint } from '../../src/app/launch/node-version.js'
import { settings } from '../../src/platform/config.js'
import { freshDatabase, type TestDatabase } from '../support/database.js'
import { databaseUrl } from '../support/database-url.js'
import { Checkout } from './support/checkout.js'
import { DataDirectory, type Ending } from './support/karya.js'
import { postgresqlOfVersion } from './support/old-postgresql.js'

let checkout: Checkout
let database: TestDatabase
let data: DataDirectory
beforeAll(async () => {
  checkout = await Checkout.make()
  database = await freshDatabase()
})
afterAll(async () => {
  await database.drop()
  await checkout.remove()
})
beforeEach(async () => { data = await DataDirectory.make(checkout) })
afterEach(() => data.remove())

const oneLine = (text: string): Ending => ({ status: 1, output: expect.stringMatching(new RegExp(`^[^\\n]*${text}[^\\n]*\\n$`)) })

async function anyServer(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => { server.close() })
  const address = server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, server }
}

describe('a start that cannot be', () => {
  it.each([
    ['a setting that is not a number', { PORT: 'abc' }, 'PORT is "abc": expected an integer from 0 to 65535\\. Correct or unset it'],
    ['two wrong settings', { MAX_DEPTH: '0', DEMO_DATA: 'maybe' }, 'DEMO_DATA is "maybe": .*; MAX_DEPTH is "0": '],
    ['a database address that is none', { DATABASE_URL: 'localhost' }, 'DATABASE_URL is "localhost": expected postgres://'],
    ['a database host that does not exist', { DATABASE_URL: 'postgres://karya@nowhere.invalid/karya' }, 'nowhere.invalid/karya cannot be reached'],
    ['a host address of another machine', { HOST: '192.0.2.1' }, 'This machine has no address 192\\.0\\.2\\.1\\. Set HOST'],
    ['a data directory that cannot be made', { KARYA_DATA: '/etc/passwd/karya' }, '/etc/passwd/karya cannot be used .*set KARYA_DATA'],
    ['a data directory in a file system that is not for files', { KARYA_DATA: '/proc/karya' }, '/proc/karya cannot be used .*set KARYA_DATA'],
  ])('names %s in one line', async (_cause, wrong, line) => {
    const settings = 'HOST' in wrong ? { DATABASE_URL: database.url, ...wrong } : wrong
    expect(await data.start(settings).ended()).toEqual(oneLine(line))
  })

  it('names a taken port and the way out', async () => {
    const { port } = await anyServer()
    expect(await data.start({ DATABASE_URL: database.url, PORT: String(port) }).ended())
      .toEqual(oneLine(`Port ${port} of 127\\.0\\.0\\.1 is taken .*PORT=${port + 1}`))
  })

  it('leaves no database running when the port is taken', async () => {
    const { port } = await anyServer()
    await data.start({ PORT: String(port) }).ended()
    expect(data.processes()).toEqual([])
  })

  it('names a database that nobody listens for, without the password', async () => {
    const { port, server } = await anyServer()
    server.close()
    const ending = await data.start({ DATABASE_URL: `postgres://karya:secret@127.0.0.1:${port}/karya` }).ended()
    expect(ending).toEqual(oneLine(`127\\.0\\.0\\.1:${port}/karya cannot be reached .*ECONNREFUSED.* Start that server`))
    expect(ending.output).not.toContain('secret')
  })

  it('names a database that does not exist on its server', async () => {
    expect(await data.start({ DATABASE_URL: databaseUrl(database.url, 'missing') }).ended())
      .toEqual(oneLine('database "missing" does not exist.* Create that database'))
  })

  it('names a wrong password', async () => {
    const url = new URL(database.url)
    url.password = 'guess'
    expect(await data.start({ DATABASE_URL: url.href }).ended()).toEqual(oneLine('password authentication failed.* Correct the user or password'))
  })

  it('names a PostgreSQL that is too old', async () => {
    const { url, server } = await postgresqlOfVersion('14.19 (Debian 14.19-1)')
    onTestFinished(() => { server.close() })
    expect(await data.start({ DATABASE_URL: url }).ended()).toEqual(oneLine('PostgreSQL 14\\.19 .*, Karya needs 15 or newer'))
  })

  it.skipIf(process.getuid?.() !== 0)('names the folder that the database of root may not enter', async () => {
    const inside = `${checkout.directory}/data`
    expect(await data.start({ KARYA_DATA: inside }).ended()).toEqual(oneLine('nobody may not enter /.*outside of it'))
  })
})

describe('a Node that is too old', () => {
  it.each(['18.20.4', '20.19.2', '22.16.0'])('such as %s is named with the remedy', version => {
    expect(nodeComplaint(version)).toMatch(/^Karya needs Node 22\.17 or newer, this is .*npm ci/)
  })

  it.each(['22.17.0', '24.21.0'])('is not %s', version => {
    expect(nodeComplaint(version)).toBeUndefined()
  })
})

describe('npm start -- --help', () => {
  it('explains every setting and starts nothing', async () => {
    const { status, output } = await data.npmStart({}, ['--', '--help']).ended()
    expect(status).toBe(0)
    for (const [name, setting] of Object.entries(settings.shape)) {
      expect(output).toContain(name)
      expect(output).toContain(setting.description)
    }
    expect(data.processes()).toEqual([])
  })
})
