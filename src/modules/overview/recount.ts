/** First day of the month in which an instant is, on the clock of a place. */
const monthOf = (instant: string, zone: string): string =>
  `make_date(extract(year from ${instant} at time zone ${zone})::int, extract(month from ${instant} at time zone ${zone})::int, 1)`

const SIDES = ['facility_id', 'buyer_id'] as const
const HOURS = { AVAILABLE: 'hours_available', HELD: 'hours_held', BOOKED: 'hours_booked' } as const

/** Contracts with the clock of their facility. */
const CONTRACTS = 'contract k join facility place on place.id = k.facility_id'

/** Each measure from the rows that it tells of, once for each side of a contract. */
const MEASURES: readonly string[] = [
  `select buyer_id as owner, ${monthOf('published_at', `'Asia/Jakarta'`)} as month, 'REQUESTS' as measure, status as key, '' as currency, count(*) as count, 0::numeric as amount
   from bulk_request where published_at is not null group by 1, 2, 4`,
  ...SIDES.flatMap((side) => [
    `select k.${side}, ${monthOf('k.drafted_at', 'place.timezone')}, 'CONTRACTS', k.status, k.value_currency::text, count(*), sum(k.value_amount)
     from ${CONTRACTS} group by 1, 2, 4, 5`,
    `select k.${side}, ${monthOf('k.drafted_at', 'place.timezone')}, 'ACCEPTED', '', line.unit_price_currency::text, 0, sum(received.quantity * line.unit_price_amount)
     from ${CONTRACTS} join contract_line line on line.contract_id = k.id
     join (select contract_line_id, sum(accepted) as quantity from receipt_line group by 1) received on received.contract_line_id = line.id group by 1, 2, 5`,
    `select k.${side}, ${monthOf('s.arrived_at', 'place.timezone')}, 'ARRIVALS', case when s.days_late > 0 then 'LATE' else 'ON_TIME' end, '', count(*), 0
     from ${CONTRACTS} join shipment s on s.contract_id = k.id where s.arrived_at is not null group by 1, 2, 4`,
  ]),
  ...Object.entries(HOURS).map(([key, column]) =>
    `select facility_id, make_date(extract(year from day)::int, extract(month from day)::int, 1), 'HOURS', '${key}', '', 0, sum(${column}) from capacity_bucket group by 1, 2`),
]

/**
 * The sums of the overviews, counted from the rows anew: what was accepted from the receipts and not from the contracts' own counters. Shares
 * no SQL with the triggers that keep the sums, so that a mistake in these is found. Reads everything.
 */
export const RECOUNT = MEASURES.join('\nunion all\n')
