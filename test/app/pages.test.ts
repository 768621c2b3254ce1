import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../support/app.js'

describe('the pages', () => {
  let app: TestApp

  beforeAll(async () => {
    app = await startTestApp({ demoData: true })
  })
  afterAll(() => app.close())

  const page = async (path: string): Promise<{ status: number; headers: Headers; text: string }> => {
    const response = await fetch(`${app.url}${path}`)
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  it('starts with what Karya is, in both languages, where to go and whom to sign in as', async () => {
    const { status, text } = await page('/')
    expect(status).toBe(200)
    expect(text.length).toBeLessThan(10_000)
    for (const part of ['Bulk requests', 'Permintaan', 'href="/graphiql"', 'href="/schema.graphql"', 'jakarta@karya.example']) expect(text).toContain(part)
  })

  it('leads nowhere that does not answer', async () => {
    const { text } = await page('/')
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link)
    expect(links.length).toBeGreaterThan(3)
    for (const link of links) expect((await page(link)).status).toBe(200)
  })

  it('shows first steps that work', async () => {
    const { text } = await page('/')
    const [signIn = '', query = ''] = [...text.matchAll(/<pre><code>([^]*?)<\/code>/g)].map(([, code = '']) => code.replaceAll('&#34;', '"'))
    const ask = async (document: string, token = ''): Promise<any> => await (await fetch(`${app.url}/graphql`, {
      method: 'POST', headers: { 'content-type': 'application/json', ...token ? { authorization: `Bearer ${token}` } : {} }, body: JSON.stringify({ query: document }),
    })).json()
    const { data } = await ask(signIn)
    expect(await ask(query, data.signIn.token)).toMatchObject({ data: { organizations: { edges: expect.arrayContaining([{ node: { name: expect.any(String), kind: expect.any(String), status: 'VERIFIED', region: expect.any(String) } }]) } } })
  })

  it('has an IDE that loads nothing from elsewhere', async () => {
    const { headers, text } = await page('/graphiql')
    expect(text).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="?https?:/)
    expect(headers.get('content-security-policy')).not.toMatch(/https?:|\*/)
    expect(headers.get('content-security-policy')).toContain("connect-src 'self' ws: wss:")
  })

  it('shows the schema', async () => {
    expect((await page('/schema.graphql')).text).toContain('type Subscription')
  })
})
