import type { ApiClient } from '../api-client.js'
import { inDays, type Story } from '../story.js'

export interface Wish { title: string; qualityClass: string; quantity: string; dueInDays: number; maxFacilities?: number; buyer?: ApiClient; route?: string }

const DRAFT = 'mutation ($input: DraftBulkRequestInput!) { draftBulkRequest(input: $input) { id } }'
const PUBLISH = 'mutation ($id: ID!) { publishBulkRequest(id: $id) { id number status } }'

/** Drafts and publishes a request for paving blocks to central Jakarta, as any buyer would. */
export async function postRequest({ jakarta, paving, today }: Story, wish: Wish): Promise<{ id: string; number: string }> {
  const { title, qualityClass, quantity, dueInDays, maxFacilities = null, buyer = jakarta, route = 'SWAKELOLA_TYPE_II' } = wish
  const slot = {
    place: 'Jl. K.H. Mas Mansyur, Tanah Abang', region: '31.71', latitude: -6.19, longitude: 106.81, quantity,
    window: { from: inDays(today, 29), to: inDays(today, dueInDays + 1) },
  }
  const { draftBulkRequest } = await buyer.ask<{ draftBulkRequest: { id: string } }>(DRAFT, {
    input: {
      title, procurementRoute: route,
      lots: [{
        title, paymentTerms: [{ milestone: 'ON_RECEIPT', percent: '100' }],
        lines: [{ productId: paving.id, qualityClass, quantity: { amount: quantity, unit: 'MTK' }, maxFacilities, slots: [slot] }],
      }],
    },
  })
  const { publishBulkRequest } = await buyer.ask<{ publishBulkRequest: { id: string; number: string } }>(PUBLISH, { id: draftBulkRequest.id })
  return publishBulkRequest
}
