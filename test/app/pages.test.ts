import { getIntrospectionQuery, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ideQueries } from '../../src/app/pages/ide-queries.js'
import { buildSchema } from '../../src/app/schema.js'
import { startTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => { app = await startTestApp() })
afterAll(() => app.close())

describe('the pages for people', () => {
  it('lead from the first one to addresses that exist', async () => {
    const html = await (await fetch(`${app.url}/`)).text()
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(match => match[1])
    expect(links).toContain('/graphiql')
    for (const link of links) expect((await fetch(`${app.url}${link}`)).status, link).toBe(200)
  })

  it('hold an editor that loads nothing from elsewhere', async () => {
    const html = await (await fetch(`${app.url}/graphiql`)).text()
    expect(html).toContain('renderYogaGraphiQL')
    expect(html).not.toMatch(/<(script|link|img)[^>]+(src|href)="(https?:)?\/\//)
  })

  it('let the editor read the schema within the limits of every operation', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true, directiveIsRepeatable: true, schemaDescription: true }) }),
    })
    expect(await response.json()).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } })
  })

  it('offer first queries that the schema knows', async () => {
    expect(validate(await buildSchema(), parse(ideQueries))).toEqual([])
  })
})
