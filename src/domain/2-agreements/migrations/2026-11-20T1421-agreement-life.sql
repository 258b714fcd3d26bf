-- Terms while they are written: a new agreement, an amendment or a renewal. Signing makes a version of it.
create table agreement_draft (
  firm_id       uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  cause         text not null check (cause in ('signed', 'amended', 'renewed')),
  effective_on  date not null,
  starts_on     date not null,
  ends_on       date check (ends_on > starts_on),
  terms         jsonb not null,
  note          text not null default '',
  made_at       timestamptz not null,
  made_by       text not null,
  revision      integer not null default 1,
  primary key (firm_id, agreement_id),
  foreign key (firm_id, agreement_id) references agreement
);
select apply_staff_policies('agreement_draft');
grant select, insert, update, delete on agreement_draft to perennial_app;

alter table agreement add column revision integer not null default 1;
grant update (name, revision) on agreement to perennial_app;

alter table agreement_version add column signed_by text not null default '';
create index on agreement_version (firm_id, ends_on);

-- How an agreement ends: who gave notice, what leaving early costs, what becomes of unused hours. The last row holds.
create table agreement_ending (
  firm_id          uuid not null,
  id               uuid not null,
  agreement_id     uuid not null,
  client_id        uuid not null,
  ends_on          date not null,      -- the first day of no agreement
  noticed_on       date not null,
  by_whom          text not null check (by_whom in ('client', 'firm', 'both', 'term')),
  reason           text not null,
  early_fee_minor  bigint not null default 0 check (early_fee_minor >= 0),
  waived_minor     bigint not null default 0 check (waived_minor >= 0),
  waived_reason    text not null default '',
  unused           text not null check (unused in ('lapse', 'refund-at-price', 'refund-after-list', 'transfer')),
  made_at          timestamptz not null,
  made_by          text not null,
  primary key (firm_id, id),
  foreign key (firm_id, agreement_id) references agreement
);
create index on agreement_ending (firm_id, agreement_id, made_at);
select apply_firm_policies('agreement_ending');
grant select, insert on agreement_ending to perennial_app;

-- What has to be done when an agreement ends, ticked off one by one.
create table offboarding_item (
  firm_id       uuid not null,
  id            uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  position      integer not null,
  kind          text not null,
  title         text not null,
  due_on        date not null,
  done_on       date,
  done_by       text not null default '',
  note          text not null default '',
  revision      integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, agreement_id) references agreement
);
create index on offboarding_item (firm_id, agreement_id, position);
select apply_firm_policies('offboarding_item');
grant select, insert, update on offboarding_item to perennial_app;

-- The client's order that invoices must name, and what it allows in all.
create table purchase_order (
  firm_id       uuid not null,
  id            uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  number        text not null check (number <> ''),
  limit_minor   bigint check (limit_minor > 0),    -- null has no limit
  from_on       date not null,
  to_on         date check (to_on > from_on),      -- the first day it no longer holds
  made_at       timestamptz not null,
  revision      integer not null default 1,
  primary key (firm_id, id),
  unique (firm_id, agreement_id, number),
  foreign key (firm_id, agreement_id) references agreement
);
select apply_firm_policies('purchase_order');
grant select, insert, update on purchase_order to perennial_app;

-- Whether the client does its side, looked at on a day; the last look holds. An obligation is known by its text.
create table obligation_check (
  firm_id       uuid not null,
  id            uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  obligation    text not null,
  met           boolean not null,
  on_day        date not null,
  note          text not null default '',
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  foreign key (firm_id, agreement_id) references agreement
);
create index on obligation_check (firm_id, agreement_id, on_day, made_at);
select apply_firm_policies('obligation_check');
grant select, insert on obligation_check to perennial_app;

-- A rise of prices as it was announced: written by renewals through #agreements. The last row for its day holds.
create table price_rise (
  firm_id       uuid not null,
  id            uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  effective_on  date not null,
  noticed_on    date,
  bp            integer not null,
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  foreign key (firm_id, agreement_id) references agreement
);
create index on price_rise (firm_id, agreement_id, effective_on, made_at);
select apply_firm_policies('price_rise');
grant select, insert on price_rise to perennial_app;

-- A lot is known by its key: a block by its id, a period's hours by agreement, line and period, as the rules name it.
alter table lot
  add column key text not null,
  add column kind text not null default 'block' check (kind in ('retainer', 'block', 'cap', 'tolerance')),
  add column period_from date,
  add column period_to date,
  add column made_by text not null default '';
create unique index on lot (firm_id, key);

-- One entry may be drawn in several pieces: evening and business hours of one day are two rows.
alter table lot_entry
  add column occasion_id text,
  add column part integer not null default 0;
do $$
declare constraint_name text;
begin
  select conname into strict constraint_name from pg_constraint
  where conrelid = 'lot_entry'::regclass and contype = 'u';
  execute format('alter table lot_entry drop constraint %I', constraint_name);
end $$;
alter table lot_entry add constraint lot_entry_once
  unique nulls not distinct (firm_id, lot_id, time_entry_id, corrects_id, kind, on_day, made_at, part);

alter table agreement_document add column made_by text not null default '';
