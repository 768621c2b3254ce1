import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Checkout } from './support/checkout.js'
import { DataDirectory, type Karya } from './support/karya.js'

let checkout: Checkout
let data: DataDirectory
let karya: Karya
let url: string | undefined
beforeAll(async () => { checkout = await Checkout.make() })
afterAll(() => checkout.remove())
beforeEach(async () => {
  data = await DataDirectory.make(checkout)
  karya = data.start()
  url = await karya.serving()
  await data.query('create table mark as select 42 as answer')
})
afterEach(() => data.remove())

const keptData = () => data.query('select answer from mark')

describe('after kill -9', () => {
  it('of Karya, its database stops by itself, and the next start has the data', async () => {
    await karya.stop('SIGKILL')
    await data.quiet()
    await data.start().serving()
    expect(await keptData()).toEqual([{ answer: 42 }])
  })

  it('of Karya, a start at the same moment does not stumble over the database that is being stopped', async () => {
    await karya.stop('SIGKILL')
    expect(await data.start().serving()).toBeDefined()
    expect(await keptData()).toEqual([{ answer: 42 }])
  })

  it('of Karya and the keeper, the next start takes over the running database, and stops it in the end', async () => {
    const server = data.serverPid()
    for (const keeper of data.keepers()) process.kill(keeper, 'SIGKILL')
    await karya.stop('SIGKILL')
    const next = data.start()
    await next.serving()
    expect(data.serverPid()).toBe(server)
    expect(await keptData()).toEqual([{ answer: 42 }])
    await next.stop()
    expect(data.processes()).toEqual([])
  })

  it('of everything, the next start has the data', async () => {
    karya.stop('SIGKILL')
    for (const pid of data.processes()) process.kill(pid, 'SIGKILL')
    await karya.ended()
    await data.start().serving()
    expect(await keptData()).toEqual([{ answer: 42 }])
  })

  it('of the database, Karya starts it again and goes on serving', async () => {
    const killed = data.serverPid()
    process.kill(killed, 'SIGKILL')
    await karya.output('was started again')
    expect(data.serverPid()).not.toBe(killed)
    expect(await keptData()).toEqual([{ answer: 42 }])
    while ((await fetch(`${url}/readyz`)).status !== 200) await sleep(50)
    expect(await karya.stop()).toMatchObject({ status: 0 })
    expect(data.processes()).toEqual([])
  })
})
