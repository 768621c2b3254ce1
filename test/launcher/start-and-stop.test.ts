import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, statSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Checkout } from './support/checkout.js'
import { DataDirectory } from './support/karya.js'

const isRoot = process.getuid?.() === 0

let checkout: Checkout
let data: DataDirectory
beforeAll(async () => { checkout = await Checkout.make() })
afterAll(() => checkout.remove())
beforeEach(async () => { data = await DataDirectory.make(checkout) })
afterEach(() => data.remove())

describe('starting Karya', () => {
  it('tells a newcomer where everything is, with npm start from a folder that only its owner may enter', async () => {
    const karya = data.npmStart({ DEMO_DATA: 'on' })
    const url = await karya.serving()
    const health = await fetch(`${url}/readyz`)
    expect(await health.json()).toEqual({ status: 'ready' })
    const { status, output } = await karya.interrupt()
    expect(status).toBe(0)
    expect(output).toMatch(/^The first start makes the database/m)
    expect(output).toContain(`${url}/graphql`)
    expect(output).toContain(`its data lie in ${data.path}`)
    expect(output).toMatch(/^ *Buyer .* jakarta@karya\.example +\S+$/m)
    expect(output).not.toMatch(/warn|error|\bat .*:\d+:\d+/i)
  })

  it.skipIf(!isRoot)('runs the database of root as nobody', async () => {
    await data.start().serving()
    expect(statSync(`/proc/${data.serverPid()}`).uid).toBe(65534)
  })

  it('serves once when it is started twice at the same moment; the other says where it runs', async () => {
    const both = [data.start(), data.start()]
    const urls = await Promise.all(both.map(karya => karya.serving()))
    expect(urls.filter(Boolean)).toHaveLength(1)
    const loser = await both[urls.indexOf(undefined)]?.ended()
    expect(loser?.status).toBe(1)
    const winner = both[urls.findIndex(Boolean)]?.pid
    expect(loser?.output).toMatch(new RegExp(`^Karya already runs from ${data.path} \\(process ${winner}, .+\\)\\. Use that one, .*\\n$`))
  })

  it('is refused while another Karya serves the same data, and leaves that one alone', async () => {
    const first = data.start()
    const url = await first.serving()
    const second = await data.start().ended()
    expect(second).toEqual({ status: 1, output: expect.stringContaining(`Karya already runs from ${data.path} (process ${first.pid}, ${url}). `) })
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  it('leaves no half-made database behind when it is killed while making it', async () => {
    const first = data.start()
    while (data.processes().length === 0) await new Promise(resolve => setTimeout(resolve, 5))
    await first.stop('SIGKILL')
    expect(existsSync(`${data.path}/database-url`)).toBe(false)
    expect(await data.start().serving()).toBeDefined()
  })

  it('clears away what initdb of a killed start is still writing', async () => {
    const killed = spawn('true')
    await once(killed, 'exit')
    const draft = `${data.path}/.new-cluster-${killed.pid}-a1b2c3d4`
    mkdirSync(draft)
    const writer = spawn('timeout', ['3', 'sh', '-c', 'while : > "$0/file"; do :; done', draft])
    while (!existsSync(`${draft}/file`)) await new Promise(resolve => setTimeout(resolve, 5))
    expect(await data.start().serving()).toBeDefined()
    expect(existsSync(draft)).toBe(false)
    writer.kill()
  })
})

describe('stopping Karya', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('on %s ends the database too and keeps its data', async signal => {
    const first = data.start()
    await first.serving()
    await data.query('create table mark as select 42 as answer')
    expect(await first.stop(signal)).toMatchObject({ status: 0 })
    expect(data.processes()).toEqual([])
    const second = data.start()
    await second.serving()
    expect(await data.query('select answer from mark')).toEqual([{ answer: 42 }])
    expect((await second.stop()).output).not.toMatch(/first start/)
  })

  it('while it is still starting ends quietly', async () => {
    const karya = data.start()
    while (data.processes().length === 0) await new Promise(resolve => setTimeout(resolve, 5))
    expect(await karya.interrupt()).toEqual({ status: 0, output: '' })
    expect(data.processes()).toEqual([])
  })
})
