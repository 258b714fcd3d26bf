-- The catalogue: named plans with versions. Making an agreement copies a version; later ones never touch it.
create table plan (
  firm_id     uuid not null references firm,
  id          uuid not null,
  key         text not null,
  name        text not null,
  tier        integer not null default 0,
  retired_on  date,
  revision    integer not null default 1,
  primary key (firm_id, id),
  unique (firm_id, key)
);
select apply_staff_policies('plan');
grant select, insert, update on plan to perennial_app;

create table plan_version (
  firm_id   uuid not null,
  id        uuid not null,
  plan_id   uuid not null,
  version   integer not null,
  terms     jsonb not null,     -- the rules' Terms without client and dates
  made_at   timestamptz not null,
  made_by   text not null,
  primary key (firm_id, id),
  unique (firm_id, plan_id, version),
  foreign key (firm_id, plan_id) references plan
);
select apply_staff_policies('plan_version');
grant select, insert on plan_version to perennial_app;

-- What binds us and a client. client_id is the bill-to party; the parties served stand in the terms' scope.
create table agreement (
  firm_id          uuid not null references firm,
  id               uuid not null,
  number           integer not null,
  client_id        uuid not null,
  plan_version_id  uuid,
  name             text not null,
  currency         text not null,
  imported_key     text,
  made_at          timestamptz not null,
  primary key (firm_id, id),
  unique (firm_id, number),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, plan_version_id) references plan_version
);
create index on agreement (firm_id, client_id);
create unique index on agreement (firm_id, imported_key) where imported_key is not null;
select apply_firm_policies('agreement');
grant select, insert on agreement to perennial_app;

-- Dated versions: the terms in force from a day on, until the next. An amendment is a signed version.
create table agreement_version (
  firm_id       uuid not null,
  id            uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  version       integer not null,
  effective_on  date not null,
  starts_on     date not null,
  ends_on       date check (ends_on > starts_on),   -- the first day of no agreement; null runs on
  terms         jsonb not null,
  cause         text not null check (cause in ('signed', 'amended', 'renewed', 'imported', 'drafted')),
  note          text not null default '',
  document_id   uuid,
  signed_on     date,
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  unique (firm_id, agreement_id, version),
  foreign key (firm_id, agreement_id) references agreement,
  foreign key (firm_id, document_id) references file
);
select apply_firm_policies('agreement_version');
grant select, insert on agreement_version to perennial_app;

-- draft, offered, active, suspended, ended, declined, expired, superseded: the state on a day is the last step's.
create table agreement_step (
  firm_id       uuid not null,
  id            uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  state         text not null check (state in
    ('draft', 'offered', 'active', 'suspended', 'ended', 'declined', 'expired', 'superseded')),
  on_day        date not null,
  cause         text not null,
  fee_owed      boolean not null default true,    -- while suspended
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  foreign key (firm_id, agreement_id) references agreement
);
create index on agreement_step (firm_id, agreement_id, on_day, made_at);
select apply_firm_policies('agreement_step');
grant select, insert on agreement_step to perennial_app;

-- Moving in: up to this day the old system billed the line. The first run never bills a day before it.
create table billed_through (
  firm_id       uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  line_key      text not null,
  through_on    date not null,        -- the first day not yet billed
  primary key (firm_id, agreement_id, line_key),
  foreign key (firm_id, agreement_id) references agreement
);
select apply_firm_policies('billed_through');
grant select, insert on billed_through to perennial_app;

-- Time or money granted to be drawn. A retainer's monthly lots follow from its terms and are not stored while
-- their period is open; blocks, closed periods and balances brought from an old system are.
create table lot (
  firm_id         uuid not null,
  id              uuid not null,
  agreement_id    uuid not null,
  client_id       uuid not null,
  line_key        text not null,
  number          integer not null,
  unit            text not null check (unit in ('minutes', 'money', 'visits', 'incidents')),
  granted         bigint not null,
  usable_from     date not null,
  usable_to       date,                 -- the last day it can be drawn; null never lapses
  price_minor     bigint not null default 0,
  currency        text not null,
  needs_payment   boolean not null default false,   -- usable once its invoice is paid
  origin          text not null check (origin in ('bought', 'granted', 'imported', 'top-up')),
  made_at         timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, agreement_id) references agreement
);
create index on lot (firm_id, agreement_id);
create index on lot (firm_id, client_id);
select apply_firm_policies('lot');
grant select, insert on lot to perennial_app;

-- The ledger of a lot. The balance is granted + sum(amount): draws and lapses are negative.
create table lot_entry (
  firm_id        uuid not null,
  id             uuid not null,
  lot_id         uuid not null,
  client_id      uuid not null,
  kind           text not null check (kind in
    ('draw', 'grant', 'correct', 'extend', 'transfer', 'refund', 'lapse', 'paid')),
  amount         bigint not null,
  real_minutes   integer,
  on_day         date not null,
  usable_to      date,               -- of 'extend': the new last day
  time_entry_id  uuid,
  corrects_id    uuid,
  reason         text not null default '',
  made_at        timestamptz not null,
  made_by        text not null,
  primary key (firm_id, id),
  foreign key (firm_id, lot_id) references lot,
  unique nulls not distinct (firm_id, lot_id, time_entry_id, corrects_id, kind, on_day, made_at)
);
create index on lot_entry (firm_id, lot_id);
select apply_firm_policies('lot_entry');
grant select, insert on lot_entry to perennial_app;

-- Where two agreements cover the same work, a person decides once for that client and category.
create table agreement_choice (
  firm_id        uuid not null,
  client_id      uuid not null,
  category_key   text not null,
  agreement_id   uuid not null,
  made_at        timestamptz not null,
  made_by        text not null,
  primary key (firm_id, client_id, category_key),
  foreign key (firm_id, agreement_id) references agreement
);
select apply_staff_policies('agreement_choice');
grant select, insert, update on agreement_choice to perennial_app;

create table agreement_document (
  firm_id       uuid not null,
  id            uuid not null,
  agreement_id  uuid not null,
  client_id     uuid not null,
  file_id       uuid not null,
  title         text not null,
  made_at       timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, agreement_id) references agreement,
  foreign key (firm_id, file_id) references file
);
select apply_firm_policies('agreement_document');
grant select, insert on agreement_document to perennial_app;
