import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startApp } from '../../src/app/app.js'
import { actor, type ActingClient } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { Client } from '../support/client.js'

const ADVANCE = 'mutation ($hours: Int!) { advanceClock(hours: $hours) { now isSandbox } }'

describe('advancing the clock', () => {
  let app: TestApp
  let administrator: ActingClient
  beforeAll(async () => {
    app = await startTestApp()
    administrator = await actor(app, { name: 'Kementerian', kind: 'AUTHORITY' })
  })
  afterAll(() => app.close())

  it('is refused to strangers and to members without the role', async () => {
    const officer = await actor(app, { name: 'Dinas', kind: 'AGENCY', roles: ['PROCUREMENT_OFFICER'] })
    expect(await new Client(app.url).refusal(ADVANCE, { hours: 1 })).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await officer.refusal(ADVANCE, { hours: 1 })).toMatchObject({ code: 'FORBIDDEN' })
  })

  it('never goes back', async () => {
    expect(await administrator.refusal(ADVANCE, { hours: -1 })).toMatchObject({ code: 'BAD_INPUT', rules: [{ code: 'MIN', path: ['hours'] }] })
  })

  it('is refused on a server with real data', async () => {
    const real = await startApp({
      databaseUrl: app.databaseUrl, host: '127.0.0.1', port: 0, logLevel: 'fatal', sandbox: false, schedules: false, settings: { sessionHours: 1, awardResponseHours: 48 },
    })
    expect(await new Client(real.url, administrator.token).refusal(ADVANCE, { hours: 1 })).toMatchObject({ code: 'FORBIDDEN', action: 'advanceClock' })
    await real.close()
  })

  it('moves business time, keeps it over a restart, and ends no session', async () => {
    const before = Date.now()
    await administrator.ask(ADVANCE, { hours: 24 * 28 })
    const again = await startApp({
      databaseUrl: app.databaseUrl, host: '127.0.0.1', port: 0, logLevel: 'fatal', sandbox: true, schedules: false, settings: { sessionHours: 1, awardResponseHours: 48 },
    })
    const { serverClock, viewer } = await new Client(again.url, administrator.token).ask('{ serverClock { now isSandbox } viewer { name } }')
    expect(Date.parse(serverClock.now) - before).toBeGreaterThanOrEqual(28 * 86_400_000)
    expect(viewer).toEqual({ name: 'Kementerian' })
    await again.close()
  })
})
