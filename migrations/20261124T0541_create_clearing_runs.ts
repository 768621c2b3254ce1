import { Migration } from '@mikro-orm/migrations'

export class CreateClearingRuns extends Migration {
  override up(): void {
    this.addSql(`create table "clearing_run" ("id" uuid not null, "version" int not null default 0, "organization_id" uuid not null, "region" text not null, "status" text not null, "time_limit_seconds" int not null, "requests" uuid[] not null, "best" numeric(20,4) null, "bound" numeric(20,4) null, "gap" numeric(20,12) null, "results" jsonb not null, "is_stopping" boolean not null default false, "heartbeat_at" timestamptz(3) null, "started_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "failure" text null, primary key ("id"))`)
    this.addSql(`create index "clearing_run_organization_id_index" on "clearing_run" ("organization_id")`)
    this.addSql(`create unique index clearing_run__one_per_region on clearing_run (region) where status = 'RUNNING'`)
    this.addSql(`alter table "clearing_run" add constraint "clearing_run_organization_id_foreign" foreign key ("organization_id") references "organization" ("id")`)
    this.addSql(`alter table "clearing_run" add constraint "clearing_run__ended" check ((status = 'RUNNING') = (ended_at is null))`)
    this.addSql(`alter table "clearing_run" add constraint "clearing_run_status_check" check ("status" in ('RUNNING', 'DONE', 'STOPPED', 'FAILED'))`)
  }
}
