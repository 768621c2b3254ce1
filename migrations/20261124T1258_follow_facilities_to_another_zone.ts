import { Migration } from '@mikro-orm/migrations'

const MONTH = (instant: string) => `date_trunc('month', ${instant} at time zone zone.name)::date`
const BOTH_SIDES = 'cross join lateral (values (k.facility_id), (k.buyer_id)) side (owner)'

/**
 * What counts in a month of a facility's clock moves with the clock, when a government moves it: out of the month of the old zone and into that
 * of the new one. Who writes what is summed at the same time waits, since it may still read the old zone.
 */
export class FollowFacilitiesToAnotherZone extends Migration {
  override up(): void {
    this.addSql(`
      create function tally_facility() returns trigger language plpgsql as $$
      begin
        if not exists (select from old_rows o join new_rows n using (id) where o.timezone <> n.timezone) then return null; end if;
        lock table contract, contract_line, shipment in share mode;
        insert into tally_delta (owner, month, measure, key, currency, count, amount)
        with zone as (
          select o.id, moved.name, moved.sign from old_rows o join new_rows n using (id)
          cross join lateral (values (o.timezone, -1), (n.timezone, 1)) moved (name, sign) where o.timezone <> n.timezone
        ), moved as (
          select side.owner, ${MONTH('k.drafted_at')} as month, 'CONTRACTS' as measure, k.status as key, k.value_currency::text as currency, zone.sign as count, zone.sign * k.value_amount as amount
          from contract k join zone on zone.id = k.facility_id ${BOTH_SIDES}
          union all
          select side.owner, ${MONTH('k.drafted_at')}, 'ACCEPTED', '', l.unit_price_currency::text, 0, zone.sign * l.accepted * l.unit_price_amount
          from contract k join zone on zone.id = k.facility_id join contract_line l on l.contract_id = k.id ${BOTH_SIDES}
          union all
          select side.owner, ${MONTH('s.arrived_at')}, 'ARRIVALS', case when s.days_late = 0 then 'ON_TIME' else 'LATE' end, '', zone.sign, 0
          from contract k join zone on zone.id = k.facility_id join shipment s on s.contract_id = k.id ${BOTH_SIDES} where s.arrived_at is not null
        )
        select owner, month, measure, key, currency, sum(count), sum(amount) from moved group by 1, 2, 3, 4, 5 having sum(count) <> 0 or sum(amount) <> 0;
        return null;
      end $$`)
    this.addSql('create trigger tally_update after update on facility referencing old table as old_rows new table as new_rows for each statement execute function tally_facility()')
  }
}
