-- What a firm assumes where its own book says too little. A later row of the same name replaces the one before.
create table pricing_assumption (
  firm_id  uuid not null references firm,
  id       uuid not null,
  name     text not null check (name <> ''),
  value    double precision not null,
  reason   text not null check (reason <> ''),
  made_at  timestamptz not null,
  made_by  text not null,
  primary key (firm_id, id)
);
create index on pricing_assumption (firm_id, name, made_at desc);
select apply_staff_policies('pricing_assumption');
grant select, insert on pricing_assumption to perennial_app;

-- How unsure a factor makes us: a coefficient of variation on the client's tickets, 2000 is a fifth up or down.
alter table rating_factor add column spread_bp integer not null default 0 check (spread_bp between 0 and 20000);
