-- A file of the old system: read, checked as often as wanted, then run. Running it again adds only what is new.
create table import (
  firm_id      uuid not null references firm,
  id           uuid not null,
  kind         text not null check (kind in
    ('clients', 'contacts', 'counts', 'tickets', 'time-entries', 'agreements', 'invoices', 'monthly-totals', 'next-numbers')),
  name         text not null,
  csv          text not null,
  headers      jsonb not null,
  preview      jsonb not null,                 -- the first rows as they stand in the file
  mapping      jsonb not null,                 -- which column holds which field
  day_order    text check (day_order in ('ymd', 'dmy', 'mdy')),   -- null: the file doesn't tell
  row_count    integer not null,
  added        integer,
  known        integer,
  refused      integer,
  state        text not null default 'draft' check (state in ('draft', 'checked', 'done')),
  made_at      timestamptz not null,
  made_by      text not null,
  done_at      timestamptz,
  primary key (firm_id, id)
);
create index on import (firm_id, made_at);
select apply_staff_policies('import');
grant select, insert, update on import to perennial_app;

-- Rows of the file that can not be taken, and why; written anew by each check and run.
create table import_row (
  firm_id      uuid not null,
  import_id    uuid not null,
  position     integer not null,
  row_number   integer not null,     -- as a spreadsheet counts: the headers are row 1
  column_name  text not null,
  sentence     text not null,
  primary key (firm_id, import_id, position),
  foreign key (firm_id, import_id) references import
);
select apply_staff_policies('import_row');
grant select, insert, delete on import_row to perennial_app;

-- What the old system billed a client of recurring fees by month: the first run is held against it.
create table old_monthly_total (
  firm_id     uuid not null,
  client_id   uuid not null,
  month_on    date not null,         -- the month's first day
  net_minor   bigint not null,
  primary key (firm_id, client_id, month_on),
  foreign key (firm_id, client_id) references client
);
select apply_staff_policies('old_monthly_total');
grant select, insert on old_monthly_total to perennial_app;
