import { Migration } from '@mikro-orm/migrations'

/** Tables that no entity maps: idempotency keys, rate limits, number series; and the guard of the append-only event log. */
export class CreatePlatformTables extends Migration {
  override up(): void {
    this.addSql(`
      create table idempotency_key (
        actor_key text not null, key text not null, ordinal int not null, fingerprint text not null, result jsonb null,
        created_at timestamptz(3) not null,
        constraint idempotency_key__pkey primary key (actor_key, key, ordinal)
      )`)
    this.addSql('create index idempotency_key__created_at on idempotency_key (created_at)')
    this.addSql('create table rate_limit (key varchar(255) primary key, points integer not null default 0, expire bigint)')
    this.addSql(`
      create table number_series (
        series text not null, year int not null, last int not null,
        constraint number_series__pkey primary key (series, year)
      )`)
    this.addSql(`
      create function refuse_event_change() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.position is null and to_jsonb(new) - 'position' = to_jsonb(old) - 'position' then return new; end if;
        raise exception 'the event log is append-only' using errcode = 'restrict_violation', constraint = 'event__append_only';
      end $$`)
  }
}
