create table billing_run (
  firm_id     uuid not null references firm,
  id          uuid not null,
  through_on  date not null,
  made_at     timestamptz not null,
  made_by     text not null,
  primary key (firm_id, id)
);
select apply_staff_policies('billing_run');
grant select, insert on billing_run to perennial_app;

-- An issued invoice is never edited: a credit note (its own number series) and a new invoice put it right.
create table invoice (
  firm_id              uuid not null references firm,
  id                   uuid not null,
  run_id               uuid,
  client_id            uuid not null,
  kind                 text not null check (kind in ('invoice', 'credit-note')),
  number               text not null,
  credits_id           uuid,
  issued_on            date not null,
  due_on               date not null,
  currency             text not null,
  net_minor            bigint not null,
  tax_minor            bigint not null,
  gross_minor          bigint not null,
  prepaid_minor        bigint not null default 0,
  payable_minor        bigint not null,
  tax                  jsonb not null,         -- the breakdown by category and rate
  purchase_order       text not null default '',
  bill_to              jsonb not null,         -- name and address as they stood
  origin               text not null default 'run' check (origin in ('run', 'signed', 'by-hand', 'imported')),
  made_at              timestamptz not null,
  primary key (firm_id, id),
  unique (firm_id, number),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, run_id) references billing_run,
  foreign key (firm_id, credits_id) references invoice
);
create index on invoice (firm_id, client_id, issued_on);
create index on invoice (firm_id, issued_on);
create index on invoice (firm_id, due_on);
select apply_firm_policies('invoice');
grant select, insert on invoice to perennial_app;

create table invoice_line (
  firm_id         uuid not null,
  invoice_id      uuid not null,
  position        integer not null,
  client_id       uuid not null,
  agreement_id    uuid,
  line_key        text,
  charge_key      text,            -- names what is charged (line and period, usage and entry): charged once
  nature          text not null check (nature in ('recurring', 'project', 'one-shot')),
  kind            text not null,   -- fee, true-up, overage, labour, covered, block, adjustment, credit, travel, item
  from_on         date,
  to_on           date,            -- the first day after
  title           text not null,
  quantity        numeric(18, 6) not null,
  unit            text not null default '',
  unit_price      numeric(18, 6) not null,
  base_quantity   numeric(18, 6) not null default 1,
  net_minor       bigint not null,
  list_minor      bigint not null default 0,
  waived_minor    bigint not null default 0,
  discount_minor  bigint not null default 0,
  rate_saving_minor bigint not null default 0,
  minutes         integer,
  tax_category    text not null,
  tax_percent     numeric(6, 3) not null,
  primary key (firm_id, invoice_id, position),
  foreign key (firm_id, invoice_id) references invoice
);
create unique index on invoice_line (firm_id, charge_key) where charge_key is not null;
create index on invoice_line (firm_id, agreement_id, line_key, from_on);
select apply_firm_policies('invoice_line');
grant select, insert on invoice_line to perennial_app;

-- Why a line is what it is: the rating's trace. Ours to read; the client sees the annex.
create table invoice_trace (
  firm_id     uuid not null,
  invoice_id  uuid not null,
  position    integer not null,
  trace       jsonb not null,
  primary key (firm_id, invoice_id, position),
  foreign key (firm_id, invoice_id, position) references invoice_line
);
select apply_staff_policies('invoice_trace');
grant select, insert on invoice_trace to perennial_app;

-- What became of each time entry when its period was closed: the rated result, kept for good.
create table rated_entry (
  firm_id          uuid not null,
  id               uuid not null,
  time_entry_id    uuid not null,
  client_id        uuid not null,
  invoice_id       uuid,
  agreement_id     uuid,
  worked_on        date not null,
  covered_minutes  integer not null,
  billed_minutes   integer not null,
  given_minutes    integer not null,
  billed_minor     bigint not null,
  list_minor       bigint not null,
  waived_minor     bigint not null,
  discount_minor   bigint not null,
  rate_saving_minor bigint not null,
  covered_minor    bigint not null,
  currency         text not null,
  made_at          timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, time_entry_id) references time_entry,
  foreign key (firm_id, invoice_id) references invoice
);
create index on rated_entry (firm_id, time_entry_id);
create index on rated_entry (firm_id, client_id, worked_on);
select apply_staff_policies('rated_entry');
grant select, insert on rated_entry to perennial_app;

create table invoice_document (
  firm_id     uuid not null,
  invoice_id  uuid not null,
  client_id   uuid not null,
  file_id     uuid not null,
  primary key (firm_id, invoice_id),
  foreign key (firm_id, invoice_id) references invoice,
  foreign key (firm_id, file_id) references file
);
select apply_firm_policies('invoice_document');
grant select, insert on invoice_document to perennial_app;

create table payment (
  firm_id       uuid not null references firm,
  id            uuid not null,
  client_id     uuid not null,
  received_on   date not null,
  amount_minor  bigint not null check (amount_minor <> 0),
  currency      text not null,
  method        text not null default 'transfer',
  reference     text not null default '',
  reverses_id   uuid,
  made_at       timestamptz not null,
  made_by       text not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client,
  foreign key (firm_id, reverses_id) references payment
);
create index on payment (firm_id, client_id, received_on);
select apply_firm_policies('payment');
grant select, insert on payment to perennial_app;

-- What of a payment (or a credit note) settles which invoice. Open = payable − sum.
create table settlement (
  firm_id         uuid not null,
  id              uuid not null,
  client_id       uuid not null,
  invoice_id      uuid not null,
  payment_id      uuid,
  credit_note_id  uuid check ((credit_note_id is null) <> (payment_id is null)),
  amount_minor    bigint not null check (amount_minor <> 0),
  made_at         timestamptz not null,
  primary key (firm_id, id),
  foreign key (firm_id, invoice_id) references invoice,
  foreign key (firm_id, payment_id) references payment,
  foreign key (firm_id, credit_note_id) references invoice
);
create index on settlement (firm_id, invoice_id);
create index on settlement (firm_id, payment_id);
select apply_firm_policies('settlement');
grant select, insert on settlement to perennial_app;

create table dunning_step (
  firm_id     uuid not null,
  id          uuid not null,
  invoice_id  uuid not null,
  client_id   uuid not null,
  step        integer not null,
  sent_at     timestamptz,
  made_at     timestamptz not null,
  primary key (firm_id, id),
  unique (firm_id, invoice_id, step),
  foreign key (firm_id, invoice_id) references invoice
);
select apply_firm_policies('dunning_step');
grant select, insert, update on dunning_step to perennial_app;
