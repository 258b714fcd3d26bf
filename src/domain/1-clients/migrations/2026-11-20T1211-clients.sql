-- Companies we work for or would like to. A client's rows carry client_id, so that its own people see only them.
create table client (
  firm_id              uuid not null references firm,
  id                   uuid not null,
  number               integer not null,
  name                 text not null check (name <> ''),
  industry             text not null default '',
  address              text not null default '',
  country              text not null default '',
  zone                 text,
  tax_number           text not null default '',
  tax_code             text not null default 'standard',
  currency             text not null,
  payment_terms_days   integer not null default 14,
  billing_email        text not null default '',
  annex                text not null default 'summary' check (annex in ('none', 'summary', 'detail')),
  po_required          boolean not null default false,
  imported_key         text,      -- the name or number it had in the system it was moved from
  made_at              timestamptz not null,
  revision             integer not null default 1,
  primary key (firm_id, id),
  unique (firm_id, number)
);
create unique index on client (firm_id, imported_key) where imported_key is not null;
create index on client (firm_id, name collate "und-x-icu");
select apply_policies('client', 'id', false);
grant select, insert, update on client to perennial_app;

-- What we note about a client and the client does not read.
create table client_staff (
  firm_id               uuid not null,
  client_id             uuid not null,
  account_owner_id      uuid,
  lead_technician_id    uuid,
  source                text not null default '',
  customer_since        date,     -- imported facts; what happened here counts by itself
  client_since          date,
  hour_without_it_minor bigint,   -- the client's own figure, asked once
  hour_asked_on         date,
  hour_asked_of         text,
  standing_limit_minor  bigint,   -- uncovered work up to here needs no approval
  revision              integer not null default 1,
  primary key (firm_id, client_id),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, account_owner_id) references person,
  foreign key (firm_id, lead_technician_id) references person
);
select apply_staff_policies('client_staff');
grant select, insert, update on client_staff to perennial_app;

create table site (
  firm_id      uuid not null,
  id           uuid not null,
  client_id    uuid not null,
  name         text not null,
  address      text not null default '',
  zone         text,
  travel_zone  text not null default 'A',
  distance_km  numeric(7, 1),
  is_main      boolean not null default false,
  revision     integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on site (firm_id, client_id);
select apply_firm_policies('site');
grant select, insert, update on site to perennial_app;

create table contact (
  firm_id               uuid not null,
  id                    uuid not null,
  client_id             uuid not null,
  name                  text not null,
  email                 text not null default '',
  phone                 text not null default '',
  title                 text not null default '',
  is_main               boolean not null default false,
  asks                  boolean not null default true,
  sees_money            boolean not null default false,
  approves_up_to_minor  bigint not null default 0,
  signs                 boolean not null default false,
  left_on               date,
  erased_at             timestamptz,
  revision              integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on contact (firm_id, client_id);
create index on contact (firm_id, lower(email));
select apply_firm_policies('contact');
grant select, insert, update on contact to perennial_app;

-- Dated counts: what was there from that day on. A correction is a later row for the same day.
create table endpoint_count (
  firm_id     uuid not null,
  id          uuid not null,
  client_id   uuid not null,
  what        text not null check (what in ('endpoint', 'user', 'server', 'site')),
  counted_on  date not null,
  count       integer not null check (count >= 0),
  source      text not null,
  made_at     timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on endpoint_count (firm_id, client_id, what, counted_on, made_at);
select apply_firm_policies('endpoint_count');
grant select, insert on endpoint_count to perennial_app;

create table vendor (
  firm_id  uuid not null references firm,
  id       uuid not null,
  name     text not null,
  kind     text not null,
  phone    text not null default '',
  email    text not null default '',
  revision integer not null default 1,
  primary key (firm_id, id)
);
select apply_staff_policies('vendor');
grant select, insert, update on vendor to perennial_app;

create table client_vendor (
  firm_id         uuid not null,
  id              uuid not null,
  client_id       uuid not null,
  vendor_id       uuid not null,
  service         text not null,
  account_number  text not null default '',
  may_act         boolean not null default false,
  ends_on         date,
  notice_on       date,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, vendor_id) references vendor
);
create index on client_vendor (firm_id, client_id);
select apply_firm_policies('client_vendor');
grant select, insert, update on client_vendor to perennial_app;

-- prospect, customer, client, former: each step dated with what caused it; the stage is the last one's.
create table relationship_step (
  firm_id    uuid not null,
  id         uuid not null,
  client_id  uuid not null,
  stage      text not null check (stage in ('prospect', 'customer', 'client', 'former')),
  on_day     date not null,
  cause      text not null,
  cause_id   uuid,
  made_at    timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on relationship_step (firm_id, client_id, on_day, made_at);
select apply_staff_policies('relationship_step');
grant select, insert on relationship_step to perennial_app;

create table client_note (
  firm_id    uuid not null,
  id         uuid not null,
  client_id  uuid not null,
  kind       text not null check (kind in ('call', 'visit', 'note', 'mood')),
  body       text not null,
  noted_at   timestamptz not null,
  person_id  uuid,
  made_at    timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, person_id) references person
);
create index on client_note (firm_id, client_id, noted_at desc);
select apply_staff_policies('client_note');
grant select, insert on client_note to perennial_app;

-- A hold on credit: work without payment in advance needs an override. Lifted by a later row.
create table credit_hold (
  firm_id    uuid not null,
  id         uuid not null,
  client_id  uuid not null,
  held       boolean not null,
  reason     text not null,
  made_at    timestamptz not null,
  made_by    text not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on credit_hold (firm_id, client_id, made_at);
select apply_staff_policies('credit_hold');
grant select, insert on credit_hold to perennial_app;

create table recommendation (
  firm_id        uuid not null,
  id             uuid not null,
  client_id      uuid not null,
  title          text not null,
  why            text not null default '',
  one_time_minor  bigint not null default 0,
  monthly_minor   bigint not null default 0,
  quarter         text,
  finding_id      uuid,
  made_at         timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on recommendation (firm_id, client_id);
select apply_firm_policies('recommendation');
grant select, insert on recommendation to perennial_app;

create table recommendation_step (
  firm_id            uuid not null,
  id                 uuid not null,
  recommendation_id  uuid not null,
  client_id          uuid not null,
  state              text not null check (state in ('proposed', 'accepted', 'declined', 'deferred', 'done')),
  on_day             date not null,
  reason             text not null default '',
  made_at            timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, recommendation_id) references recommendation
);
create index on recommendation_step (firm_id, recommendation_id, on_day, made_at);
select apply_firm_policies('recommendation_step');
grant select, insert on recommendation_step to perennial_app;
