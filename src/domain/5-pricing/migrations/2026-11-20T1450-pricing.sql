-- A saved price sheet is frozen with its inputs: a proposal quotes a version, whatever the book says later.
create table price_sheet (
  firm_id    uuid not null references firm,
  id         uuid not null,
  number     integer not null,
  client_id  uuid not null,
  inputs     jsonb not null,
  sheet      jsonb not null,
  made_at    timestamptz not null,
  made_by    text not null,
  primary key (firm_id, id),
  unique (firm_id, number),
  foreign key (firm_id, client_id) references client
);
create index on price_sheet (firm_id, client_id, made_at desc);
select apply_staff_policies('price_sheet');
grant select, insert on price_sheet to perennial_app;

-- What makes a client's tickets more or fewer than the book's: no backup, old devices. A later row replaces it.
create table rating_factor (
  firm_id        uuid not null references firm,
  id             uuid not null,
  client_id      uuid not null,
  name           text not null check (name <> ''),
  relativity_bp  integer not null check (relativity_bp between 1000 and 100000),   -- 10000 changes nothing
  reason         text not null,
  source         text not null check (source in ('typed', 'audit')),
  made_at        timestamptz not null,
  made_by        text not null,
  primary key (firm_id, id),
  foreign key (firm_id, client_id) references client
);
create index on rating_factor (firm_id, client_id, name, made_at desc);
select apply_staff_policies('rating_factor');
grant select, insert on rating_factor to perennial_app;
