import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actor } from '../support/actors.js'
import { startTestApp, type TestApp } from '../support/app.js'

describe('the metrics', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await startTestApp()
  })
  afterAll(() => app.close())

  const counted = async (labels: string): Promise<number> => {
    const text = await (await fetch(`${app.url}/metrics`)).text()
    return Number(text.split('\n').find((line) => line.startsWith(`karya_queries_total{${labels}}`))?.split(' ').at(-1) ?? 0)
  }

  it('are in the text format of Prometheus', async () => {
    const response = await fetch(`${app.url}/metrics`)
    expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    const lines = (await response.text()).trimEnd().split('\n')
    for (const line of lines) expect(line).toMatch(/^(# (HELP|TYPE) karya_queries_total .+|karya_queries_total\{read="\w+"(,reason="[^"]+")?\} \d+)$/)
  })

  it('tell how many queries were planned, and why others were not', async () => {
    const client = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    const clock = 'read="ordinary",reason="Query.serverClock is computed in code"'
    const [planned, ordinary] = [await counted('read="planned"'), await counted(clock)]
    for (let i = 0; i < 3; i += 1) await client.ask('{ actingOrganization { name availableActions { action } } }')
    await client.ask('{ serverClock { now } }')
    expect([await counted('read="planned"'), await counted(clock)]).toEqual([planned + 3, ordinary + 1])
  })

  it('tell the same of answers to mutations, and nothing of those that are refused', async () => {
    const client = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    const register = (name: string) => `registerOrganization(input: { name: "${name}", kind: BUSINESS, region: "31.71" }) { name }`
    const several = 'read="ordinary",reason="a mutation of several fields, under a condition, or without an aggregate"'
    const all = async () => [await counted('read="planned"'), await counted(several), await counted('read="ordinary",reason="a dry run"')]
    const [planned = 0, ordinary = 0, dry = 0] = await all()
    await client.ask(`mutation { ${register('Satu')} }`)
    expect(await all()).toEqual([planned + 1, ordinary, dry])
    await client.ask(`mutation { one: ${register('Dua')} other: ${register('Tiga')} }`)
    expect(await all()).toEqual([planned + 1, ordinary + 1, dry])
    await client.ask(`mutation { ${register('Empat')} }`, {}, { 'x-dry-run': 'true' })
    expect(await all()).toEqual([planned + 1, ordinary + 1, dry + 1])
    await client.refusal(`mutation { ${register('')} }`)
    expect(await all()).toEqual([planned + 1, ordinary + 1, dry + 1])
  })

  it('do not count the clients\' words', async () => {
    const client = await actor(app, { name: 'Dinas', kind: 'AGENCY' })
    await client.ask('query Rahasia($first: Int) { rahasia: serverClock { now } organizations(first: $first) { totalCount } }', { first: 3 })
    expect(await (await fetch(`${app.url}/metrics`)).text()).not.toMatch(/rahasia/i)
  })
})
