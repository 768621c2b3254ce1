import type { EntityManager } from '@mikro-orm/postgresql'
import DataLoader from 'dataloader'
import { BulkRequest, ContractLine, Facility, Organization, Product, RequestLine, Shipment } from './entities.js'

type Identified = { id: string }

/** One set for each request, as the guides of DataLoader say: nothing is cached longer, nothing is asked twice. */
export function newLoaders(em: EntityManager) {
  const one = <T extends Identified>(entity: new () => T) => new DataLoader<string, T | null>(async (ids) => {
    const found = new Map((await em.find(entity, { id: { $in: [...ids] } } as never)).map((row) => [(row as Identified).id, row as T]))
    return ids.map((id) => found.get(id) ?? null)
  })
  return {
    request: one(BulkRequest), organization: one(Organization), facility: one(Facility), product: one(Product),
    requestLines: new DataLoader<string, RequestLine[]>(async (ids) => {
      const rows = Map.groupBy(await em.find(RequestLine, { request: { $in: [...ids] } }, { orderBy: [{ lot: 'asc' }, { position: 'asc' }] }), (row) => row.request.id)
      return ids.map((id) => rows.get(id) ?? [])
    }),
    contractLines: new DataLoader<string, ContractLine[]>(async (ids) => {
      const rows = Map.groupBy(await em.find(ContractLine, { contract: { $in: [...ids] } }, { orderBy: { position: 'asc' } }), (row) => row.contract.id)
      return ids.map((id) => rows.get(id) ?? [])
    }),
    shipments: new DataLoader<string, Shipment[]>(async (ids) => {
      const rows = Map.groupBy(await em.find(Shipment, { contract: { $in: [...ids] } }, { orderBy: { number: 'asc' } }), (row) => row.contract.id)
      return ids.map((id) => rows.get(id) ?? [])
    }),
  }
}

export interface TextbookContext { em: EntityManager; loaders: ReturnType<typeof newLoaders> }
