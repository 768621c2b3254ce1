/** L: the SQL that a person would write for these three reads, whose text is the answer. */
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
}
