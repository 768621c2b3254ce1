import type { OrganizationKind } from '../organizations/index.js'
import type { ProcurementRoute } from './bulk-request.enums.js'

/** One rule of law (or the absence of one): who may buy by a route, from when until when, and up to which value. */
export interface RouteTerms {
  route: ProcurementRoute
  buyer: OrganizationKind
  /** First day on which it holds. */
  from: string
  /** The day after the last one; null: until further notice. */
  to: string | null
  /** Highest value of a request of goods; null: no limit. */
  limit: { amount: string; currency: string } | null
  source: string
}

/** Goods only. A change of the law is a new row; the old one gets its end. */
export const routeTerms: readonly RouteTerms[] = [
  {
    route: 'SWAKELOLA_TYPE_II', buyer: 'AGENCY', from: '2018-03-22', to: null, limit: null,
    source: 'Perpres 16/2018, pasal 3(6): planned and supervised by the agency with the budget, carried out by another government body',
  },
  {
    route: 'E_PURCHASING', buyer: 'AGENCY', from: '2025-04-30', to: null, limit: null,
    source: 'Perpres 46/2025, amending Perpres 16/2018: e-purchasing also from those who carry out swakelola',
  },
  {
    route: 'DIRECT_PROCUREMENT', buyer: 'AGENCY', from: '2018-03-22', to: null, limit: { amount: '200000000', currency: 'IDR' },
    source: 'Perpres 16/2018, pasal 1: pengadaan langsung of goods up to Rp200 million, unchanged by Perpres 46/2025',
  },
  { route: 'RFQ', buyer: 'BUSINESS', from: '2018-03-22', to: null, limit: null, source: 'No statutory procurement rules for private buyers' },
  { route: 'DIRECT_ORDER', buyer: 'BUSINESS', from: '2018-03-22', to: null, limit: null, source: 'No statutory procurement rules for private buyers' },
]

export function routesOf(buyer: OrganizationKind, day: string): RouteTerms[] {
  return routeTerms.filter((terms) => terms.buyer === buyer && terms.from <= day && (terms.to === null || day < terms.to))
}
