import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Schedule } from '../../src/platform/module.js'
import { runDueWork, startSchedules } from '../../src/platform/schedules.js'
import { startTestApp, type TestApp } from '../support/app.js'

describe('scheduled work', () => {
  let app: TestApp
  beforeAll(async () => { app = await startTestApp() })
  afterAll(() => app.close())

  it('leaves no other undone when one fails, and tells of every failure', async () => {
    const done: string[] = []
    const failing = (name: string): Schedule => ({ name, run: async () => { throw new Error(`${name} fails`) } })
    const working = (name: string): Schedule => ({ name, run: async () => done.push(name) })
    await expect(runDueWork([failing('audit'), working('expire')], app.services)).rejects.toThrow('audit fails')
    await expect(runDueWork([failing('audit'), working('remind'), failing('fold')], app.services)).rejects.toMatchObject({ errors: [{ message: 'audit fails' }, { message: 'fold fails' }] })
    expect(done).toEqual(['expire', 'remind'])
  })

  it('is done again and again, by one of several nodes at a time, and goes on after a failure', async () => {
    const errors: unknown[] = []
    let running = 0
    let most = 0
    let runs = 0
    const services = {
      async doDueWork() {
        most = Math.max(most, ++running)
        await new Promise((resolve) => setTimeout(resolve, 50))
        running -= 1
        if (++runs === 1) throw new Error('the first run fails')
        return {}
      },
    }
    const deps = { services, report: (error: unknown) => errors.push(error) }
    const nodes = await Promise.all([startSchedules(app.databaseUrl, deps), startSchedules(app.databaseUrl, deps)])
    while (runs < 2) await new Promise((resolve) => setTimeout(resolve, 100))
    await Promise.all(nodes.map((node) => node.stop()))
    expect({ most, errors: errors.map(String) }).toEqual({ most: 1, errors: ['Error: the first run fails'] })
  })
})
