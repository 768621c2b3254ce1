import { getIntrospectionQuery, parse, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ideQueries } from '../../src/app/pages/ide-queries.js'
import { buildSchema } from '../../src/app/schema.js'
import { startTestApp, type TestApp } from '../support/app.js'

let app: TestApp
beforeAll(async () => { app = await startTestApp() })
afterAll(() => app.close())

describe('the query editor', () => {
  it('reads the schema within the limits of every operation', async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: getIntrospectionQuery({ inputValueDeprecation: true, directiveIsRepeatable: true, schemaDescription: true }) }),
    })
    expect(await response.json()).toMatchObject({ data: { __schema: { queryType: { name: 'Query' } } } })
  })

  it('offers first queries that the schema knows', async () => {
    expect(validate(await buildSchema(), parse(ideQueries))).toEqual([])
  })
})
