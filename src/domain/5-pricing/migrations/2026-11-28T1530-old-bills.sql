-- What somebody else billed a client or prospect: a month, or the twelve that begin with it. A row that is kept later
-- replaces what it says of its months; nothing is changed or taken away.
create table old_bill (
  firm_id              uuid not null references firm,
  id                   uuid not null,
  client_id            uuid not null,
  provider             text not null check (provider <> ''),
  source               text not null check (source in ('invoices', 'statement', 'told')),
  month                date not null check (extract(day from month) = 1),
  months               integer not null check (months in (1, 12)),
  billed_minor         bigint not null check (billed_minor >= 0),
  minutes              integer check (minutes >= 0),             -- null: not known
  after_hours_minutes  integer check (after_hours_minutes between 0 and minutes),
  emergency_minutes    integer check (emergency_minutes between 0 and minutes),
  made_at              timestamptz not null,
  made_by              text not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on old_bill (firm_id, client_id, month, made_at);
select apply_staff_policies('old_bill');
grant select, insert on old_bill to perennial_app;
