-- A statement of work is what a client gets whose whole bill is zero: numbered, never owed.
alter table invoice drop constraint invoice_kind_check;
alter table invoice add constraint invoice_kind_check check (kind in ('invoice', 'credit-note', 'statement'));
alter table invoice
  add column seller      jsonb not null default '{}',   -- the firm's name, address and numbers as they stood
  add column annex       text not null default 'summary' check (annex in ('none', 'summary', 'detail')),
  add column terms_days  integer not null default 14,
  add column note        text not null default '',
  add column made_by     text not null default '';
create index on invoice (firm_id, run_id) where run_id is not null;
create index on invoice (firm_id, credits_id) where credits_id is not null;

-- What a fee was, so that the next run reckons on from it. units is the quantity before its days.
alter table invoice_line
  add column fee_key      text,
  add column corrects_key text,
  add column due_on       date,
  add column units        integer,
  add column lot_key      text,
  add column time_entry_id uuid,
  add column account      text not null default '',
  add column pass_through boolean not null default false;
create index on invoice_line (firm_id, lot_key) where lot_key is not null;
create index on invoice_line (firm_id, time_entry_id) where time_entry_id is not null;

-- A credit note that lets its charges be billed again names them here; the next bill's key counts on.
create table charge_release (
  firm_id         uuid not null references firm,
  charge_key      text not null,
  charge          text not null,       -- the key without its count
  client_id       uuid not null,
  credit_note_id  uuid not null,
  primary key (firm_id, charge_key),
  foreign key (firm_id, credit_note_id) references invoice
);
create index on charge_release (firm_id, client_id);
select apply_staff_policies('charge_release');
grant select, insert on charge_release to perennial_app;

-- Moving in: time worked before this day was billed by the old system.
create table time_billed_before (
  firm_id    uuid not null references firm,
  client_id  uuid not null,
  before_on  date not null,
  primary key (firm_id, client_id),
  foreign key (firm_id, client_id) references client
);
select apply_staff_policies('time_billed_before');
grant select, insert, update on time_billed_before to perennial_app;

-- The mails an invoice went out with.
create table invoice_mail (
  firm_id     uuid not null,
  id          uuid not null,
  invoice_id  uuid not null,
  client_id   uuid not null,
  mail_id     uuid not null,
  sent_to     text not null,
  made_at     timestamptz not null,
  made_by     text not null,
  primary key (firm_id, id),
  foreign key (firm_id, invoice_id) references invoice
);
create index on invoice_mail (firm_id, invoice_id, made_at);
select apply_staff_policies('invoice_mail');
grant select, insert on invoice_mail to perennial_app;

alter table rated_entry
  add column held_minor  bigint not null default 0,
  add column given_minor bigint not null default 0,
  add column category_key text not null default '',
  add column work_type   text not null default '';

alter table dunning_step add column approved_by text not null default '';
create index on dunning_step (firm_id, sent_at);
create index on settlement (firm_id, credit_note_id) where credit_note_id is not null;

-- What a run was asked for, and how far it came: each part was written with its invoices.
alter table billing_run
  add column issued_on date not null default '1970-01-01',
  add column clients   integer not null default 0,
  add column choices   jsonb not null default '{}';
create index on billing_run (firm_id, made_at);

create table billing_run_part (
  firm_id     uuid not null,
  run_id      uuid not null,
  part        integer not null,
  clients     integer not null,
  waiting     jsonb not null default '[]',   -- what was left for a later run, and why
  made_at     timestamptz not null,
  primary key (firm_id, run_id, part),
  foreign key (firm_id, run_id) references billing_run
);
select apply_staff_policies('billing_run_part');
grant select, insert on billing_run_part to perennial_app;
