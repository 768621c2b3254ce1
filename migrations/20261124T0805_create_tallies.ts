import { Migration } from '@mikro-orm/migrations'

interface Source {
  table: string
  /** What rows of the table count for: owner, month, measure, key, currency, count, amount. */
  counts(rows: string): string
}

/** A contract counts for its facility and for its buyer; the month is the facility's, so that both sides agree on it. */
const bothSides = (of: string) => `cross join lateral (values (${of}.facility_id), (${of}.buyer_id)) side (owner)`
const monthOf = (instant: string, zone: string) => `date_trunc('month', ${instant} at time zone ${zone})::date`

const SOURCES: readonly Source[] = [
  {
    table: 'bulk_request',
    counts: (rows) => `
      select r.buyer_id as owner, ${monthOf('r.published_at', `'Asia/Jakarta'`)} as month, 'REQUESTS' as measure, r.status as key, '' as currency, 1 as count, 0::numeric as amount
      from ${rows} r where r.is_published`,
  },
  {
    table: 'contract',
    counts: (rows) => `
      select side.owner, ${monthOf('k.drafted_at', 'f.timezone')} as month, 'CONTRACTS' as measure, k.status as key, k.value_currency::text as currency, 1 as count, k.value_amount as amount
      from ${rows} k join facility f on f.id = k.facility_id ${bothSides('k')}`,
  },
  {
    table: 'contract_line',
    counts: (rows) => `
      select side.owner, ${monthOf('k.drafted_at', 'f.timezone')} as month, 'ACCEPTED' as measure, '' as key, l.unit_price_currency::text as currency, 0 as count, l.accepted * l.unit_price_amount as amount
      from ${rows} l join contract k on k.id = l.contract_id join facility f on f.id = k.facility_id ${bothSides('k')}`,
  },
  {
    table: 'shipment',
    counts: (rows) => `
      select side.owner, ${monthOf('s.arrived_at', 'f.timezone')} as month, 'ARRIVALS' as measure, case when s.days_late = 0 then 'ON_TIME' else 'LATE' end as key, '' as currency, 1 as count, 0::numeric as amount
      from ${rows} s join contract k on k.id = s.contract_id join facility f on f.id = k.facility_id ${bothSides('k')} where s.arrived_at is not null`,
  },
  {
    table: 'capacity_bucket',
    counts: (rows) => `
      select b.facility_id as owner, date_trunc('month', b.day)::date as month, 'HOURS' as measure, hours.key, '' as currency, 0 as count, hours.amount
      from ${rows} b cross join lateral (values ('AVAILABLE', b.hours_available), ('HELD', b.hours_held), ('BOOKED', b.hours_booked)) hours (key, amount)`,
  },
]

const KEY = 'owner, month, measure, key, currency'

/**
 * Sums that are exact after every commit, and that no two writers wait for: a statement that changes a source adds the difference that it
 * makes to `tally_delta`, a schedule folds these into `tally`, and readers add both. See docs/decisions/0014.
 */
export class CreateTallies extends Migration {
  override up(): void {
    this.addSql(`create table tally (owner uuid not null, month date not null, measure text not null, key text not null, currency text not null, count bigint not null, amount numeric not null, primary key (${KEY}))`)
    this.addSql('create table tally_delta (id bigint generated always as identity primary key, owner uuid not null, month date not null, measure text not null, key text not null, currency text not null, count bigint not null, amount numeric not null)')
    for (const source of SOURCES) this.watch(source)

    // What the sums must be, from scratch: fills them for the data that are there, and is what they are audited against.
    this.addSql(`create view tally_truth as select ${KEY}, sum(count)::bigint as count, sum(amount) as amount from (${SOURCES.map(({ table, counts }) => counts(table)).join(' union all ')}) counted group by ${KEY}`)
    this.addSql(`insert into tally (${KEY}, count, amount) select ${KEY}, count, amount from tally_truth`)
  }

  private watch({ table, counts }: Source): void {
    const signed = (rows: string, sign: string) => `select ${KEY}, ${sign}count as count, ${sign}amount as amount from (${counts(rows)}) counted`
    const add = (changes: string) => `
      insert into tally_delta (${KEY}, count, amount)
      select ${KEY}, sum(count), sum(amount) from (${changes}) changed group by ${KEY} having sum(count) <> 0 or sum(amount) <> 0;`
    const after = signed('new_rows', '')
    const before = signed('old_rows', '-')
    this.addSql(`
      create function tally_${table}() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then ${add(after)}
        elsif tg_op = 'DELETE' then ${add(before)}
        else ${add(`${after} union all ${before}`)}
        end if;
        return null;
      end $$`)
    const on = (event: string, rows: string) =>
      this.addSql(`create trigger tally_${event} after ${event} on ${table} referencing ${rows} for each statement execute function tally_${table}()`)
    on('insert', 'new table as new_rows')
    on('update', 'old table as old_rows new table as new_rows')
    on('delete', 'old table as old_rows')
  }
}
