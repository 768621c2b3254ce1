import { describe, expect, it } from 'vitest'
import { routesOf, routeTerms } from '../../../src/modules/requests/procurement-routes.js'

describe('procurement routes', () => {
  it.each([
    ['AGENCY', '2025-04-29', ['SWAKELOLA_TYPE_II', 'DIRECT_PROCUREMENT']],
    ['AGENCY', '2025-04-30', ['SWAKELOLA_TYPE_II', 'E_PURCHASING', 'DIRECT_PROCUREMENT']],
    ['BUSINESS', '2026-11-24', ['RFQ', 'DIRECT_ORDER']],
    ['FACILITY', '2026-11-24', []],
    ['AUTHORITY', '2026-11-24', []],
    ['AGENCY', '2018-03-21', []],
  ] as const)('of an organization of the kind %s on %s are %s', (kind, day, routes) => {
    expect(routesOf(kind, day).map(({ route }) => route)).toEqual(routes)
  })

  it('have a source each, and never two terms for one buyer on one day', () => {
    for (const terms of routeTerms) {
      expect(terms.source).not.toBe('')
      expect(routesOf(terms.buyer, terms.from).filter(({ route }) => route === terms.route)).toHaveLength(1)
    }
  })
})
