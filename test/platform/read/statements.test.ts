import 'reflect-metadata'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BulkRequest, RequestLine } from '../../../src/modules/requests/index.js'
import { ANONYMOUS } from '../../../src/platform/actor.js'
import { everybody } from '../../../src/platform/policy.js'
import type { Below } from '../../../src/platform/read/statements.js'
import { startTestApp, type TestApp } from '../../support/app.js'

describe('rows that a statement reads below a row that they point to', () => {
  let app: TestApp
  beforeAll(async () => { app = await startTestApp() })
  afterAll(() => app.close())

  const linesBelow = (change: (below: Below) => Below): string => {
    const { statements } = app.services.reading
    const below = { relation: 'request', parent: statements.source(BulkRequest, ANONYMOUS, { alias: 'r' }) }
    return statements.source(RequestLine, ANONYMOUS, { alias: 'l', below: change(below) }).visible
  }
  const whole = (): string => app.services.reading.statements.source(RequestLine, ANONYMOUS, { alias: 'l' }).visible

  it.each([
    ['was itself read under another filter', ({ relation, parent }) => ({ relation, parent: { ...parent, model: { ...parent.model, view: everybody } } })],
    ['is not the one by which they are seen', ({ parent }) => ({ relation: 'product', parent })],
  ] satisfies [string, (below: Below) => Below][])('are filtered when that row %s', (_which, change) => {
    expect(whole()).not.toBe('true')
    expect(linesBelow(change)).toBe(whole())
  })

  it('are not filtered again when they are seen whenever that row is', () => {
    expect(linesBelow((below) => below)).toBe('true')
  })
})
