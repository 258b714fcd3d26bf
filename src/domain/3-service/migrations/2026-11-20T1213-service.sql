create table project (
  firm_id         uuid not null references firm,
  id              uuid not null,
  number          integer not null,
  client_id       uuid not null,
  agreement_id    uuid,
  name            text not null,
  budget_minutes  integer,
  budget_minor    bigint,
  starts_on       date,
  ends_on         date,
  made_at         timestamptz not null,
  revision        integer not null default 1,
  primary key (firm_id, id),
  unique (firm_id, number),
  foreign key (firm_id, client_id) references client
);
create index on project (firm_id, client_id);
select apply_firm_policies('project');
grant select, insert, update on project to perennial_app;

-- Work asked for. Its clocks are derived from its events; due_at is their projection, kept for sorting the desk.
create table ticket (
  firm_id        uuid not null references firm,
  id             uuid not null,
  number         integer not null,
  client_id      uuid not null,
  site_id        uuid,
  contact_id     uuid,
  agreement_id   uuid,
  project_id     uuid,
  title          text not null check (title <> ''),
  category_key   text not null,
  technology     text not null default '',
  emergency      boolean not null default false,
  impact         text not null default 'one' check (impact in ('one', 'some', 'all')),
  urgency        text not null default 'soon' check (urgency in ('now', 'soon', 'whenever')),
  priority       text not null check (priority in ('emergency', 'high', 'normal', 'low')),
  status         text not null check (status in ('new', 'open', 'waiting', 'solved', 'closed', 'cancelled', 'merged')),
  channel        text not null check (channel in ('phone', 'mail', 'portal', 'monitoring', 'us')),
  raised_by      text not null check (raised_by in ('client', 'us', 'monitoring')),
  assignee_id    uuid,
  reported_at    timestamptz not null,
  opened_at      timestamptz not null,
  closed_at      timestamptz,
  due_at         timestamptz,
  due_channel    text,
  imported_key   text,
  revision       integer not null default 1,
  primary key (firm_id, id),
  unique (firm_id, number),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, site_id) references site,
  foreign key (firm_id, contact_id) references contact,
  foreign key (firm_id, agreement_id) references agreement,
  foreign key (firm_id, project_id) references project,
  foreign key (firm_id, assignee_id) references person
);
create index on ticket (firm_id, due_at) where status in ('new', 'open', 'waiting');
create index on ticket (firm_id, client_id, reported_at);
create index on ticket (firm_id, reported_at);
create index on ticket (firm_id, assignee_id) where status in ('new', 'open', 'waiting');
create unique index on ticket (firm_id, imported_key) where imported_key is not null;
select apply_firm_policies('ticket');
grant select, insert, update on ticket to perennial_app;

-- What happened to a ticket, in order. Clocks are computed from these rows and nothing else.
create table ticket_event (
  firm_id    uuid not null,
  id         uuid not null,
  ticket_id  uuid not null,
  client_id  uuid not null,
  kind       text not null,
  at         timestamptz not null,
  by_kind    text not null check (by_kind in ('person', 'contact', 'system')),
  by_id      uuid,
  by_name    text not null,
  details    jsonb not null default '{}',
  made_at    timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, ticket_id) references ticket
);
create index on ticket_event (firm_id, ticket_id, at);
select apply_firm_policies('ticket_event');
grant select, insert on ticket_event to perennial_app;

-- What was written to or by the client. Personal data stands here, so erasing overwrites the body.
create table ticket_message (
  firm_id    uuid not null,
  id         uuid not null,
  ticket_id  uuid not null,
  client_id  uuid not null,
  event_id   uuid not null,
  body       text not null,
  erased_at  timestamptz,
  primary key (firm_id, id),
  foreign key (firm_id, ticket_id) references ticket,
  foreign key (firm_id, event_id) references ticket_event
);
create index on ticket_message (firm_id, ticket_id);
select apply_firm_policies('ticket_message');
grant select, insert, update on ticket_message to perennial_app;

create table ticket_note (
  firm_id    uuid not null,
  id         uuid not null,
  ticket_id  uuid not null,
  person_id  uuid,
  body       text not null,
  noted_at   timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, ticket_id) references ticket
);
create index on ticket_note (firm_id, ticket_id);
select apply_staff_policies('ticket_note');
grant select, insert on ticket_note to perennial_app;

-- A promise as it stood when the ticket came under it: the version it comes from and its calendar.
create table ticket_promise (
  firm_id               uuid not null,
  id                    uuid not null,
  ticket_id             uuid not null,
  client_id             uuid not null,
  channel               text not null check (channel in ('phone', 'remote', 'on-site', 'reply', 'resolve')),
  priority              text not null,
  target_minutes        integer not null check (target_minutes > 0),
  calendar              jsonb,              -- null is round the clock
  starts_at             timestamptz not null,
  agreement_id          uuid,
  agreement_version_id  uuid,
  source                text not null,
  replaced_at           timestamptz,        -- a later priority's promise took its place; it stays on record
  made_at               timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, ticket_id) references ticket
);
create index on ticket_promise (firm_id, ticket_id);
select apply_firm_policies('ticket_promise');
grant select, insert, update on ticket_promise to perennial_app;

create table visit (
  firm_id     uuid not null,
  id          uuid not null,
  client_id   uuid not null,
  site_id     uuid,
  ticket_id   uuid,
  person_id   uuid,
  kind        text not null check (kind in ('proactive', 'on-site', 'audit', 'review')),
  title       text not null,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  arrived_at  timestamptz,
  left_at     timestamptz,
  checklist   jsonb not null default '[]',
  revision    integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, person_id) references person
);
create index on visit (firm_id, starts_at);
create index on visit (firm_id, client_id, starts_at);
select apply_firm_policies('visit');
grant select, insert, update on visit to perennial_app;

-- Time worked. Editable until the period that billed it is closed; what is corrected later is a new entry.
create table time_entry (
  firm_id         uuid not null references firm,
  id              uuid not null,
  client_id       uuid not null,
  person_id       uuid not null,
  ticket_id       uuid,
  project_id      uuid,
  visit_id        uuid,
  agreement_id    uuid,               -- chosen by hand; else found by scope
  category_key    text not null,
  work_type       text not null,      -- remote, on-site, project, travel
  role            text not null,
  worked_on       date not null,
  started_at      timestamptz,
  ended_at        timestamptz check (ended_at > started_at),
  minutes         integer not null check (minutes > 0),
  class           text not null default 'business' check (class in ('business', 'evening', 'weekend', 'holiday')),
  emergency       boolean not null default false,
  rate_minor      bigint,             -- override by hand
  charge          text not null default 'as-rated' check (charge in ('as-rated', 'no-charge', 'internal')),
  charge_reason   text not null default '',
  billable_minutes integer,           -- set by hand; the rated ones stand beside it
  body            text not null default '',
  approved_at     timestamptz,
  cancelled_at    timestamptz,
  imported_key    text,
  made_at         timestamptz not null,
  revision        integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, person_id) references person,
  foreign key (firm_id, ticket_id) references ticket,
  foreign key (firm_id, project_id) references project
);
create index on time_entry (firm_id, client_id, worked_on);
create index on time_entry (firm_id, worked_on);
create index on time_entry (firm_id, ticket_id);
create index on time_entry (firm_id, person_id, worked_on);
create unique index on time_entry (firm_id, imported_key) where imported_key is not null;
select apply_firm_policies('time_entry');
grant select, insert, update on time_entry to perennial_app;

create table time_note (
  firm_id        uuid not null,
  time_entry_id  uuid not null,
  body           text not null,
  primary key (firm_id, time_entry_id),
  foreign key (firm_id, time_entry_id) references time_entry
);
select apply_staff_policies('time_note');
grant select, insert, update on time_note to perennial_app;

-- Time of a client up to this day is on issued invoices: written by billing through #service, never removed.
create table time_lock (
  firm_id       uuid not null,
  id            uuid not null,
  client_id     uuid not null,
  through_on    date not null,      -- the last day that is closed
  cause_id      uuid not null,
  made_at       timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on time_lock (firm_id, client_id, through_on);
select apply_staff_policies('time_lock');
grant select, insert on time_lock to perennial_app;

create table vendor_case (
  firm_id     uuid not null,
  id          uuid not null,
  ticket_id   uuid not null,
  client_id   uuid not null,
  vendor_id   uuid not null,
  reference   text not null default '',
  opened_at   timestamptz not null,
  closed_at   timestamptz,
  note        text not null default '',
  revision    integer not null default 1,
  primary key (firm_id, id),
  foreign key (firm_id, ticket_id) references ticket,
  foreign key (firm_id, vendor_id) references vendor
);
create index on vendor_case (firm_id, ticket_id);
select apply_firm_policies('vendor_case');
grant select, insert, update on vendor_case to perennial_app;
