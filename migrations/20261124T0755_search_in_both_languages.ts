import { Migration } from '@mikro-orm/migrations'

/** The columns `search` are PostgreSQL's own: the ORM neither reads nor writes them. A text is kept as Indonesian and as English: nobody says which it is. */
export class SearchInBothLanguages extends Migration {
  override up(): void {
    this.addSql(`
      create function words_of(text) returns tsvector language sql immutable parallel safe
      return to_tsvector('indonesian'::regconfig, $1) || to_tsvector('english'::regconfig, $1)`)

    this.addSql(`alter table product drop column search`)
    this.addSql(`alter table product add column search tsvector generated always as (words_of(code || ' ' || name || ' ' || description)) stored`)
    this.addSql(`create index product__search on product using gin (search)`)

    this.addSql(`alter table "facility" add "description" text not null default ''`)
    this.addSql(`alter table facility add column search tsvector generated always as (words_of(name || ' ' || region || ' ' || description)) stored`)
    this.addSql(`create index facility__search on facility using gin (search)`)

    this.addSql(`alter table "bulk_request" add "wording" text not null default ''`)
    this.addSql(`
      update bulk_request r set wording = concat_ws(' ',
        (select string_agg(title, ' ' order by position) from lot where request_id = r.id),
        (select string_agg(p.name || ' ' || l.description, ' ' order by l.position) from request_line l join product p on p.id = l.product_id where l.request_id = r.id),
        (select string_agg(place || ' ' || address || ' ' || region, ' ' order by position) from delivery_slot where request_id = r.id and not is_withdrawn))`)
    this.addSql(`
      alter table bulk_request add column search tsvector generated always as (
        words_of(coalesce(number, '') || ' ' || replace(coalesce(number, ''), '-', ' ') || ' ' || title || ' ' || description || ' ' || wording)) stored`)
    this.addSql(`create index bulk_request__search on bulk_request using gin (search)`)
  }
}
