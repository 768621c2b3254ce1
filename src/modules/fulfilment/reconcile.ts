import { Field, ID, ObjectType } from 'type-graphql'
import type { Database } from '../../platform/read/database.js'
import { DecimalScalar, UnitCodeScalar } from '../../platform/scalars.js'
import { decimal, decimalText } from '../../values/decimal.js'

@ObjectType({ description: 'One place where units of a line can be: what the line says, and what the documents add up to.' })
export class ReconciledTerm {
  @Field(() => String, { description: 'inProduction, ready, inTransit, accepted, rejected, scrapped, short, or total.' })
  term!: string

  @Field(() => DecimalScalar)
  counted!: string

  @Field(() => DecimalScalar, { description: 'From batches, shipments and receipts; for `total`, the quantity ordered.' })
  documented!: string

  @Field(() => DecimalScalar, { description: '0 when they agree.' })
  difference!: string
}

@ObjectType({ description: 'A contract line, place by place.' })
export class ReconciledLine {
  @Field(() => ID)
  contractLineId!: string

  @Field(() => UnitCodeScalar)
  unit!: string

  @Field(() => [ReconciledTerm])
  terms!: ReconciledTerm[]

  @Field(() => Boolean, { description: 'Every difference is 0.' })
  isConserved!: boolean
}

/** Independent of the counters: sums over the documents themselves; goods from stock are ready without a batch. */
const DOCUMENTS = `
  select l.id, l.unit, l.ordered::text, l.cancelled::text, l.planned::text,
    l.in_production::text, l.ready::text, l.in_transit::text, l.accepted::text, l.rejected::text, l.scrapped::text, l.short::text,
    coalesce(b.in_production, 0)::text as doc_in_production, coalesce(b.scrapped, 0)::text as doc_scrapped,
    (coalesce(b.passed, 0) + coalesce(k.quantity, 0) - coalesce(s.shipped, 0))::text as doc_ready,
    coalesce(s.in_transit, 0)::text as doc_in_transit,
    coalesce(r.accepted, 0)::text as doc_accepted, coalesce(r.rejected, 0)::text as doc_rejected, coalesce(r.short, 0)::text as doc_short
  from contract_line l join contract c on c.id = l.contract_id
  left join lateral (
    select sum(quantity) filter (where status in ('IN_PROGRESS', 'QC_PENDING', 'QC_PASSED', 'QC_FAILED')) as in_production,
           sum(quantity - scrapped) filter (where status in ('READY', 'SCRAPPED')) as passed, sum(scrapped) as scrapped
    from batch where contract_line_id = l.id) b on true
  left join lateral (
    select sum(case e.kind when 'BOOK' then e.amount when 'UNBOOK' then -e.amount else 0 end) as quantity
    from allocation a join reservation_entry e on e.allocation_id = a.id and e.contract_id = c.id
    where a.award_id = c.award_id and a.stock_item_id is not null
      and a.request_line_id = l.request_line_id and a.slot_id = l.slot_id and a.quality_class is not distinct from l.quality_class) k on true
  left join lateral (
    select sum(i.quantity) filter (where h.status <> 'RETURNED') as shipped,
           sum(i.quantity) filter (where h.status in ('PREPARED', 'DISPATCHED', 'ARRIVED')) as in_transit
    from shipment_line i join shipment h on h.id = i.shipment_id where i.contract_line_id = l.id) s on true
  left join lateral (
    select sum(accepted) as accepted, sum(rejected) as rejected, sum(short) as short from receipt_line where contract_line_id = l.id) r on true
  where l.contract_id = $1 order by l.position`

const TERMS = { inProduction: 'in_production', ready: 'ready', inTransit: 'in_transit', accepted: 'accepted', rejected: 'rejected', scrapped: 'scrapped', short: 'short' }

export async function reconcileContract(database: Database, contractId: string): Promise<ReconciledLine[]> {
  const rows = await database.query(DOCUMENTS, [contractId]) as Record<string, string>[]
  return rows.map((row) => {
    const places = ['cancelled', 'planned', 'in_production', 'ready', 'in_transit', 'accepted'].map((place) => row[place] ?? '0')
    const total = term('total', decimalText(places.reduce((sum, place) => sum.plus(place), decimal('0'))), row['ordered'] ?? '0')
    const terms = [...Object.entries(TERMS).map(([name, column]) => term(name, row[column] ?? '0', row[`doc_${column}`] ?? '0')), total]
    return { contractLineId: row['id'] ?? '', unit: row['unit'] ?? '', terms, isConserved: terms.every(({ difference }) => difference === '0') }
  })
}

function term(name: string, counted: string, documented: string): ReconciledTerm {
  return { term: name, counted: decimalText(counted), documented: decimalText(documented), difference: decimalText(decimal(counted).minus(documented)) }
}
