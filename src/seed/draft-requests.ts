import { draftBulkRequest } from '../modules/requests/commands/draft-bulk-request.js'
import { publishBulkRequest } from '../modules/requests/commands/publish-bulk-request.js'
import type { DraftBulkRequestInput } from '../modules/requests/draft.inputs.js'
import { addDays } from '../values/calendar-date.js'
import { MoneyInput } from '../values/money.js'
import { PeriodInput } from '../values/period.js'
import { QuantityInput } from '../values/quantity.js'
import { requests, type RequestSeed } from './data/requests.js'
import { productByCode } from './list-products.js'
import type { SeedActors } from './seed-actors.js'

/** Open demand; a request that is not published is its buyer's own draft. */
export async function draftRequests(actors: SeedActors): Promise<void> {
  for (const request of requests) {
    const { id } = await actors.as(request.buyer, async (tx) => draftBulkRequest(tx, inputOf(request, (await productByCode(tx, request.product)).id, actors.now)))
    if (request.published) await actors.as(request.buyer, (tx) => publishBulkRequest(tx, id))
  }
}

function inputOf({ title, description, route, ceiling, quantity, unit, qualityClass, slots }: RequestSeed, productId: string, now: Date): DraftBulkRequestInput {
  const today = now.toISOString().slice(0, 10)
  return {
    title, description, procurementRoute: route, currency: 'IDR',
    ceiling: ceiling ? Object.assign(new MoneyInput(), { amount: ceiling, currency: 'IDR' }) : null,
    lots: [{
      title, paymentTerms: [{ milestone: 'ON_RECEIPT', percent: '100' }],
      lines: [{
        productId, description: '', qualityClass, quantity: Object.assign(new QuantityInput(), { amount: quantity, unit }),
        toleranceUnder: '0', toleranceOver: '0', regions: [], excludedFacilityIds: [],
        slots: slots.map(({ fromDays, toDays, ...slot }) => ({
          ...slot, address: '', window: Object.assign(new PeriodInput(), { from: addDays(today, fromDays), to: addDays(today, toDays) }),
        })),
      }],
    }],
  }
}
