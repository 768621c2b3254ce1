import { decimal } from '../../values/decimal.js'
import { Money } from '../../values/money.js'
import type { Rules } from '../../platform/rules.js'
import { legalDay } from './delivery-day.js'
import { routesOf, type RouteTerms } from './procurement-routes.js'
import { linesOf, type RequestContent } from './request-content.js'

/** Whether this buyer may buy this way, at this value, today. */
export const procurementRules = {
  ROUTE_ALLOWED: {
    breaks: (content, now) => termsFor(content, now) ? [] : [{ path: ['procurementRoute'], data: {
      route: content.procurementRoute, buyer: content.buyerKind, allowed: routesOf(content.buyerKind, legalDay(now)).map(({ route }) => route).join(', '),
    } }],
    text: { en: 'A buyer of the kind {buyer} may not use {route}; it may use {allowed}.', id: 'Pembeli jenis {buyer} tidak boleh memakai {route}; yang boleh {allowed}.' },
    source: 'procurement-routes.ts',
  },
  ROUTE_NEEDS_CEILING: {
    breaks: (content, now) => termsFor(content, now)?.limit && !valueOf(content) ? [{ path: ['ceiling'], data: { route: content.procurementRoute } }] : [],
    text: {
      en: '{route} has a limit, so its value must be known: give the request or each of its lines a ceiling.',
      id: '{route} memiliki batas, jadi nilainya harus diketahui: berikan batas harga pada permintaan atau tiap barisnya.',
    },
  },
  ROUTE_LIMIT: {
    breaks: (content, now) => {
      const terms = termsFor(content, now)
      const value = valueOf(content)
      if (!terms?.limit || !value || isWithin(value, terms.limit)) return []
      const { amount, currency } = terms.limit
      return [{ path: ['ceiling'], data: { route: terms.route, value: value.amount, limit: amount, currency, source: terms.source } }]
    },
    text: { en: '{route} ends at {currency} {limit}; this request may cost {value} ({source}).', id: '{route} sampai {currency} {limit}; permintaan ini dapat bernilai {value} ({source}).' },
    source: 'procurement-routes.ts',
  },
} satisfies Rules<RequestContent, Date>

function termsFor({ buyerKind, procurementRoute }: RequestContent, now: Date): RouteTerms | undefined {
  return routesOf(buyerKind, legalDay(now)).find(({ route }) => route === procurementRoute)
}

/** The most that it may cost: its ceiling, or that of all its lines; null when neither says. */
function valueOf(content: RequestContent): Money | null {
  if (content.ceiling) return content.ceiling
  const prices = linesOf(content).map(({ priceCeiling, baseQuantity }) => priceCeiling && baseQuantity ? priceCeiling.times(baseQuantity).round() : null)
  return prices.every((price) => price?.currency === content.currency) ? Money.sum(prices.filter((price) => price !== null), content.currency) : null
}

/** A value in another currency is not within: the limit of the law is in its own. */
function isWithin(value: Money, limit: { amount: string; currency: string }): boolean {
  return value.currency === limit.currency && decimal(value.amount).lessThanOrEqualTo(decimal(limit.amount))
}
