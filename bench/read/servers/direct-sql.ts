const page = (where: string): string => `
      select row_to_json(d)::text as data from (select (select row_to_json(c) from (select array(select row_to_json(e) from (
        select (select row_to_json(n) from (select r.id, r.number, r.title, r.status) n) as node
        from bulk_request r where r.is_published ${where} order by r.id desc limit 20) e) as edges) c) as "bulkRequests") d`

const money = (amount: string): string => `json_build_object('amount', trim_scale(round(${amount}, 2))::text, 'currency', currency)`
const counted = (measure: string, key = ''): string => `coalesce(sum(count) filter (where measure = '${measure}' ${key && `and key = '${key}'`}), 0)`
const hours = (key: string): string => `coalesce(trim_scale(sum(amount) filter (where measure = 'HOURS' and key = '${key}')), 0)::text`

/** L: the SQL that a person would write for these reads, whose text is the answer. */
export const reads: Readonly<Record<string, { name: string; text: string }>> = {
  Q1: {
    name: 'q1', text: `
      select row_to_json(d)::text as data from (select (select row_to_json(n) from (
        select c.id, c.number, c.status, c.form, c.revision,
          (select row_to_json(x) from (select r.id, r.number, r.title, r.status from bulk_request r where r.id = c.request_id) x) as request,
          (select row_to_json(x) from (select o.id, o.name, o.kind from organization o where o.id = c.buyer_id) x) as buyer,
          (select row_to_json(x) from (select f.id, f.name, f.region from facility f where f.id = c.facility_id) x) as facility,
          array(select row_to_json(x) from (
            select l.id, l.position, l.unit, l.promised_on as "promisedOn" from contract_line l where l.contract_id = c.id order by l.position) x) as lines
        from contract c where c.id = $1) n) as contract) d`,
  },
  Q2: {
    name: 'q2', text: `
      select row_to_json(d)::text as data from (select (select row_to_json(c) from (select array(select row_to_json(e) from (
        select (select row_to_json(n) from (
          select r.id, r.number, r.title, r.status,
            (select row_to_json(x) from (select o.id, o.name from organization o where o.id = r.buyer_id) x) as buyer,
            array(select row_to_json(x) from (
              select l.id, l.position, l.description, (select row_to_json(y) from (select p.id, p.code, p.name from product p where p.id = l.product_id) y) as product
              from request_line l where l.request_id = r.id order by l.lot_id, l.position) x) as lines) n) as node
        from bulk_request r where r.is_published order by r.id desc limit 50) e) as edges) c) as "bulkRequests") d`,
  },
  Q3: {
    name: 'q3', text: `
      select row_to_json(d)::text as data from (select (select row_to_json(c) from (select array(select row_to_json(e) from (
        select (select row_to_json(n) from (
          select c.id, c.number, c.status,
            (select row_to_json(x) from (select r.id, r.number, r.title from bulk_request r where r.id = c.request_id) x) as request,
            (select row_to_json(x) from (select f.id, f.name from facility f where f.id = c.facility_id) x) as facility,
            array(select row_to_json(x) from (
              select l.id, l.position, l.unit, l.promised_on as "promisedOn" from contract_line l where l.contract_id = c.id order by l.position) x) as lines,
            array(select row_to_json(x) from (
              select s.id, s.number, s.status, s.carrier from shipment s where s.contract_id = c.id order by s.number) x) as shipments) n) as node
        from contract c order by c.id desc limit 20) e) as edges) c) as contracts) d`,
  },
  // Over the same kept sums as the product's: over the base tables it would be a limit that is easily beaten.
  D: {
    name: 'd', text: `
      with summed as (
        select t.month, t.measure, t.key, t.currency, sum(t.count) as count, sum(t.amount) as amount
        from (select owner, month, measure, key, currency, count, amount from tally
              union all select owner, month, measure, key, currency, count, amount from tally_delta) t join facility f on f.id = t.owner
        group by 1, 2, 3, 4 having sum(t.count) <> 0 or sum(t.amount) <> 0)
      select row_to_json(d)::text as data from (select array(select row_to_json(m) from (
        select month, ${counted('CONTRACTS', 'ACTIVE')} as "activeContracts", ${counted('ARRIVALS')} as arrivals, ${counted('ARRIVALS', 'ON_TIME')} as "onTimeArrivals",
          coalesce(json_agg(json_build_object('status', key, 'count', count, 'value', ${money('amount')}) order by key, currency) filter (where measure = 'CONTRACTS'), '[]') as contracts,
          coalesce(json_agg(${money('amount')} order by currency) filter (where measure = 'ACCEPTED'), '[]') as "acceptedValue",
          ${hours('AVAILABLE')} as "hoursAvailable", ${hours('HELD')} as "hoursHeld", ${hours('BOOKED')} as "hoursBooked"
        from summed group by month order by month) m) as "fulfilmentOverview") d`,
  },
  P1: { name: 'p1', text: page('') },
  P1000: { name: 'p1000', text: page('and r.id < $1') },
}
